/** B2Core's operations, one per operationId. */
import Negotiator from 'negotiator';
import { isoOffset } from '../../core/clock.ts';
import { statuses } from '../../core/lifecycle.ts';
import type { Input, Operations } from '../../core/operation.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Page, Query, Where } from '../../core/store.ts';
import type { operations as Documented } from './api.d.ts';
import { audit } from './audit.ts';
import { between, page, view, viewOf } from './filters.ts';
import { transaction } from './lifecycles.ts';
import type { Context, Schemas } from './resources.ts';

type Headers = Input<unknown>['headers'];

const language = (headers: Headers) => (new Negotiator({ headers: { ...headers } }).language(['en', 'ja']) ?? 'en') as 'en' | 'ja';

const captioned = ({ captions, ...type }: Schemas['TransactionTypeRecord'], headers: Headers): Schemas['TransactionType'] => ({
  ...type,
  caption: captions[language(headers)],
});

/** The answer of a list: a page with the number of all matches, or the page alone. */
const listed = <T>({ reading }: Context, total: number, data: readonly T[]) => ({
  status: 200 as const,
  body: reading('list-shape') === 'array' ? data : { total, data },
});

/** The answer of a list of records. */
async function found<T>(context: Context, collection: Promise<{ find(query: Query): Promise<Page<T>> }>, query: Query) {
  const { total, items } = await (await collection).find(query);
  return listed(context, total, items);
}

/** The answer of a call for one record. */
const shown = async <T>(collection: Promise<{ get(id: number): Promise<T> }>, id: number) => ({
  status: 200 as const,
  body: await (await collection).get(id),
});

async function updateRequest(id: number, update: Schemas['RequestUpdate'], context: Context) {
  const requests = await viewOf(context, 'requests', id);
  return { status: 200 as const, body: await requests.edit(id, { ...update, updateTime: isoOffset(context.now) }) };
}

async function updateTransaction(id: number, update: Schemas['TransactionUpdate'], context: Context) {
  const transactions = await viewOf(context, 'transactions', id);
  const event = Object.keys(update).join() === 'internalComment' ? 'comment' : 'update';
  return { status: 200 as const, body: await transactions.fire(id, event, update) };
}

async function updateType(id: number, { caption, ...update }: Schemas['TransactionTypeUpdate'], headers: Headers, context: Context) {
  if (context.actor?.tag && context.reading('restricted-types') === 'refused') {
    throw new Refusal('not_permitted', {
      message: "Transaction types are everybody's: an administrator of some clients only may not change them",
    });
  }
  const { captions } = await context.transactionTypes.get(id);
  const renamed = caption === undefined ? {} : { captions: { ...captions, [language(headers)]: caption } };
  return { status: 200 as const, body: captioned(await context.transactionTypes.edit(id, { ...update, ...renamed }), headers) };
}

/** Statuses of the transactions that are listed. */
const visible = statuses(transaction).filter((status) => status !== 'new');

export const operations: Operations<Documented, Context> = {
  listApplications: ({ query = {} }, context) =>
    found(context, view(context, 'requests'), { where: { ...query.filter }, ...page(query, 'createTime', 'id') }),
  listApplicationNotifications: async ({ query = {}, base }, context) => {
    const requests = await view(context, 'requests');
    const statusId = context.reading('notified') === 'pending' ? 0 : { in: [0, 3] };
    const { total, items } = await requests.find({ where: { statusId }, ...page(query, 'createTime', 'id') });
    const link = (id: number) => `${base}/applications/${id}`;
    return {
      status: 200,
      body: { total, data: items.map(({ id, type, text }) => ({ link: link(id), type: context.values.labels[type], text })) },
    };
  },
  getApplication: ({ path }, context) => shown(viewOf(context, 'requests', path.applicationId), path.applicationId),
  updateApplication: ({ path, body }, context) => updateRequest(path.applicationId, body, context),
  patchApplication: ({ path, body }, context) => updateRequest(path.applicationId, body, context),
  auditApplication: async ({ path }, context) => {
    const { clientId } = await (await viewOf(context, 'requests', path.applicationId)).get(path.applicationId);
    return { status: 200, body: { clintId: clientId, result: await audit(clientId, context) } };
  },
  approveApplication: async ({ path, body }, context) => {
    await (await viewOf(context, 'requests', path.applicationId)).fire(path.applicationId, 'approve', body);
    return { status: 204 };
  },
  rejectApplication: async ({ path, body }, context) => {
    await (await viewOf(context, 'requests', path.applicationId)).fire(path.applicationId, 'reject', body);
    return { status: 204 };
  },

  listTransactions: ({ query = {} }, context) => {
    const { accountId, creditAccountNumber, debitAccountNumber, status, type, ...times } = query.filter ?? {};
    const where: Where = {
      // Transactions with the status new are never listed, not even with a filter for them.
      status: status === 'new' ? { in: [] } : (status ?? { in: visible }),
      type,
      'creditDetails.account.accountNumber': creditAccountNumber,
      'debitDetails.account.accountNumber': debitAccountNumber,
      createTime: between(times.fromCreateTime, times.toCreateTime),
      processedTime: between(times.fromProcessedTime, times.toProcessedTime),
    };
    const sides = ['creditDetails', 'debitDetails'].map((side) => ({ [`${side}.account.accountId`]: accountId }));
    const eitherSide = accountId !== undefined && { anyOf: sides };
    return found(context, view(context, 'transactions'), { where, ...eitherSide, ...page(query, 'createTime', 'transactionId') });
  },
  getTransaction: ({ path }, context) => shown(viewOf(context, 'transactions', path.transactionId), path.transactionId),
  updateTransaction: ({ path, body }, context) => updateTransaction(path.transactionId, body, context),
  patchTransaction: ({ path, body }, context) => updateTransaction(path.transactionId, body, context),

  listTransactionTypes: async ({ query = {}, headers }, context) => {
    const { total, items } = await context.transactionTypes.find(page({ sort_order: 'asc', ...query }, 'id', 'id'));
    const types = items.map((type) => captioned(type, headers));
    return listed(context, total, types);
  },
  getTransactionType: async ({ path, headers }, { transactionTypes }) => ({
    status: 200,
    body: captioned(await transactionTypes.get(path.typeId), headers),
  }),
  updateTransactionType: ({ path, body, headers }, context) => updateType(path.typeId, body, headers, context),
  patchTransactionType: ({ path, body, headers }, context) => updateType(path.typeId, body, headers, context),

  checkTransaction: async ({ path }, context) => {
    await (await viewOf(context, 'transactions', path.transactionId)).fire(path.transactionId, 'check');
    return { status: 204 };
  },
  listTransactionMonitoring: ({ query = {} }, context) => {
    const { createTimeFrom, createTimeTo, ...equal } = query.filter ?? {};
    const where = { ...equal, createTime: between(createTimeFrom, createTimeTo) };
    return found(context, view(context, 'monitoring'), { where, ...page(query, 'createTime', 'id') });
  },
  getTransactionMonitoring: ({ path }, context) => shown(viewOf(context, 'monitoring', path.monitoringId), path.monitoringId),
};

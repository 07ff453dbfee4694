/** B2Core's operations, one per operationId. */
import Negotiator from 'negotiator';
import { isoOffset } from '../../core/clock.ts';
import { statuses } from '../../core/lifecycle.ts';
import type { Input, Operations } from '../../core/operation.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Page, Query, Where } from '../../core/store.ts';
import type { operations as Documented } from './api.d.ts';
import { audit } from './audit.ts';
import { between, page, view } from './filters.ts';
import { transaction } from './lifecycles.ts';
import { source } from './monitoring.ts';
import type { Context, Schemas } from './resources.ts';

type Headers = Input<unknown>['headers'];

const language = (headers: Headers) => (new Negotiator({ headers: { ...headers } }).language(['en', 'ja']) ?? 'en') as 'en' | 'ja';

const captioned = ({ captions, ...type }: Schemas['TransactionTypeRecord'], headers: Headers): Schemas['TransactionType'] => ({
  ...type,
  caption: captions[language(headers)],
});

/** The answer of a list. */
async function listed<T>(collection: Promise<{ find(query: Query): Promise<Page<T>> }>, query: Query) {
  const { total, items } = await (await collection).find(query);
  return { status: 200 as const, body: { total, data: items } };
}

/** The answer of a call for one record. */
const shown = async <T>(collection: Promise<{ get(id: number): Promise<T> }>, id: number) => ({
  status: 200 as const,
  body: await (await collection).get(id),
});

async function updateRequest(id: number, update: Schemas['RequestUpdate'], context: Context) {
  const requests = await view(context, 'requests');
  return { status: 200 as const, body: await requests.edit(id, { ...update, updateTime: isoOffset(context.now) }) };
}

async function updateTransaction(id: number, update: Schemas['TransactionUpdate'], context: Context) {
  const transactions = await view(context, 'transactions');
  const event = Object.keys(update).join() === 'internalComment' ? 'comment' : 'update';
  return { status: 200 as const, body: await transactions.fire(id, event, { update }) };
}

async function updateType(id: number, { caption, ...update }: Schemas['TransactionTypeUpdate'], headers: Headers, context: Context) {
  const { captions } = await context.transactionTypes.get(id);
  const renamed = caption === undefined ? {} : { captions: { ...captions, [language(headers)]: caption } };
  return { status: 200 as const, body: captioned(await context.transactionTypes.edit(id, { ...update, ...renamed }), headers) };
}

/** @throws Refusal `invalid_request` unless the resolution exists, is enabled, and has the type given */
async function resolutionOf({ resolutionId, resolutionType }: Schemas['Rejection'], { resolutions, reading }: Context) {
  const refuse = (field: string, message: string) => new Refusal('invalid_request', { findings: [{ path: `/body/${field}`, message }] });
  const resolution = await resolutions.first({ id: resolutionId });
  if (!resolution) throw refuse('resolutionId', `there is no resolution ${resolutionId}`);
  if (!resolution.enabled) throw refuse('resolutionId', `resolution ${resolutionId} is disabled`);
  const { id, type } = resolution;
  if (resolutionType !== undefined && resolutionType !== type && reading('resolution-type') === 'must fit') {
    throw refuse('resolutionType', `resolution ${id} is of type ${type}`);
  }
  return { id, type };
}

/** Statuses of the transactions that are listed. */
const visible = statuses(transaction).filter((status) => status !== 'new');

export const operations: Operations<Documented, Context> = {
  listApplications: ({ query = {} }, context) =>
    listed(view(context, 'requests'), { where: { ...query.filter }, ...page(query, 'createTime', 'id') }),
  listApplicationNotifications: async ({ query = {}, headers }, context) => {
    const requests = await view(context, 'requests');
    const { total, items } = await requests.find({ where: { statusId: 0 }, ...page(query, 'createTime', 'id') });
    const link = (id: number) => `http://${headers['host']}/requests/edit/${id}`;
    return {
      status: 200,
      body: { total, data: items.map(({ id, type, text }) => ({ link: link(id), type: context.values.labels[type], text })) },
    };
  },
  getApplication: ({ path }, context) => shown(view(context, 'requests'), path.applicationId),
  updateApplication: ({ path, body }, context) => updateRequest(path.applicationId, body, context),
  patchApplication: ({ path, body }, context) => updateRequest(path.applicationId, body, context),
  auditApplication: async ({ path }, context) => {
    const { clientId } = await (await view(context, 'requests')).get(path.applicationId);
    return { status: 200, body: { clintId: clientId, result: await audit(clientId, context) } };
  },
  approveApplication: async ({ path, body }, context) => {
    await (await view(context, 'requests')).fire(path.applicationId, 'approve', { comments: body?.data });
    return { status: 204 };
  },
  rejectApplication: async ({ path, body }, context) => {
    const requests = await view(context, 'requests');
    await requests.get(path.applicationId);
    await requests.fire(path.applicationId, 'reject', { comments: body.data, resolution: await resolutionOf(body, context) });
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
    return listed(view(context, 'transactions'), { where, ...eitherSide, ...page(query, 'createTime', 'transactionId') });
  },
  getTransaction: ({ path }, context) => shown(view(context, 'transactions'), path.transactionId),
  updateTransaction: ({ path, body }, context) => updateTransaction(path.transactionId, body, context),
  patchTransaction: ({ path, body }, context) => updateTransaction(path.transactionId, body, context),

  listTransactionTypes: async ({ query = {}, headers }, { transactionTypes }) => {
    const { total, items } = await transactionTypes.find(page({ sort_order: 'asc', ...query }, 'id', 'id'));
    return { status: 200, body: { total, data: items.map((type) => captioned(type, headers)) } };
  },
  getTransactionType: async ({ path, headers }, { transactionTypes }) => ({
    status: 200,
    body: captioned(await transactionTypes.get(path.typeId), headers),
  }),
  updateTransactionType: ({ path, body, headers }, context) => updateType(path.typeId, body, headers, context),
  patchTransactionType: ({ path, body, headers }, context) => updateType(path.typeId, body, headers, context),

  checkTransaction: async ({ path }, context) => {
    const { monitoring, clients, reading } = context;
    const transaction = await (await view(context, 'transactions')).fire(path.transactionId, 'check');
    const { clientId, transactionId, type, createTime } = transaction;
    const newest = (await monitoring.find({ sort: [{ field: 'id', order: 'desc' }], limit: 1 })).items[0];
    const { id } = await monitoring.create({
      id: (newest?.id ?? 0) + 1,
      clientId,
      transactionId,
      transactionType: type === 'deposit' ? 'deposit' : 'withdraw',
      createTime,
      provider: 'SumSubstance',
      riskScore: null,
      email: (await clients.get(clientId)).email,
      ...source(transaction),
    });
    if (reading('check-answer') === 'at once' && (await monitoring.may(id, 'answer'))) await monitoring.fire(id, 'answer');
    return { status: 204 };
  },
  listTransactionMonitoring: ({ query = {} }, context) => {
    const { createTimeFrom, createTimeTo, ...equal } = query.filter ?? {};
    const where = { ...equal, createTime: between(createTimeFrom, createTimeTo) };
    return listed(view(context, 'monitoring'), { where, ...page(query, 'createTime', 'id') });
  },
  getTransactionMonitoring: ({ path }, context) => shown(view(context, 'monitoring'), path.monitoringId),
};

/** Fields that B2Core's events change besides the status. */
import { Big } from 'big.js';
import type { Effects } from '../../core/binding.ts';
import { isoOffset, sqlTime } from '../../core/clock.ts';
import { inapplicable } from './guards.ts';
import { source, verdictOf } from './monitoring.ts';
import type { Context, resources, Schemas } from './resources.ts';

type Request = Schemas['Request'];
type Transaction = Schemas['Transaction'];

/** A decimal string with the 18 decimals of answers. */
const decimal = (value: string) => Big(value).toFixed(18);

const touched = (_: unknown, { now }: Context) => ({ updateTime: isoOffset(now) });

const ended = (_: unknown, { now }: Context) => ({ updateTime: isoOffset(now), processedTime: isoOffset(now) });

/** Adds an amount to the balance of the account on one side of a transaction. */
async function book({ clients }: Context, { clientId }: Transaction, side: Transaction['creditDetails'], sign: 1 | -1): Promise<void> {
  if (!side) return;
  const { accounts } = await clients.get(clientId);
  const balance = (account: Schemas['Account']) => decimal(Big(account.currentBalance).plus(Big(side.amount).times(sign)).toFixed(18));
  const booked = accounts.map((account) =>
    account.accountId === side.account.accountId ? { ...account, currentBalance: balance(account) } : account,
  );
  await clients.edit(clientId, { accounts: booked });
}

/** The verdicts that departments owe a transaction: who approves it gives those that are still pending. */
const cleared = ({ type }: Transaction) => ({
  ...(type === 'deposit' && { verificationStatus: 'approved' as const }),
  ...(type === 'withdrawal' && { dealingStatus: 'approved' as const, complianceStatus: 'approved' as const }),
});

const approved = (transaction: Transaction, scene: Context) => ({ ...touched(transaction, scene), ...cleared(transaction) });

/** A transaction that is done changes the balances, so that an audit still adds up. */
async function done(transaction: Transaction, scene: Context) {
  await book(scene, transaction, transaction.creditDetails, 1);
  await book(scene, transaction, transaction.debitDetails, -1);
  const dated = transaction.type === 'deposit' || transaction.type === 'withdrawal';
  return {
    ...ended(transaction, scene),
    ...cleared(transaction),
    ...(dated && { resultDate: transaction.resultDate ?? sqlTime(scene.now) }),
  };
}

/** A transaction that comes to nothing after its request was approved takes the request back to an administrator. */
async function undone(transaction: Transaction, scene: Context) {
  const request = await scene.requests.first({ transactionId: transaction.transactionId });
  if (request?.statusId === 1) await scene.requests.fire(request.id, 'reopen');
  return ended(transaction, scene);
}

/** What a decision does to the transaction of a request: the first event that is allowed. */
const consequences = { approve: ['approve', 'process'], reject: ['reject', 'refund'] } as const;

/** A decision keeps its comments on the request and moves the request's transaction. */
async function decided({ transactionId, comments }: Request, event: 'approve' | 'reject', data: string[], { now, transactions }: Context) {
  for (const consequence of transactionId === null ? [] : consequences[event]) {
    if (!(await transactions.may(transactionId as number, consequence))) continue;
    await transactions.fire(transactionId as number, consequence);
    break;
  }
  return { comments: [...comments, ...data], updateTime: isoOffset(now) };
}

const rejected = async (request: Request, scene: Context & { given: Schemas['Rejection'] }) => {
  const { resolutionId, data = [] } = scene.given;
  const { id, type } = await scene.resolutions.get(resolutionId);
  return { ...(await decided(request, 'reject', data, scene)), resolution: { id, type } };
};

const decimals = ['providerCommission', 'commission', 'foreignExchangeRate'] as const;

function updated(transaction: Transaction, { given: update, now, values }: Context & { given: Schemas['TransactionUpdate'] }) {
  const dropped: string[] = inapplicable(transaction, update, values);
  const kept = Object.fromEntries(Object.entries(update).filter(([field]) => !dropped.includes(field))) as Partial<Transaction>;
  const padded = Object.fromEntries(decimals.flatMap((field) => (kept[field] === undefined ? [] : [[field, decimal(kept[field])]])));
  return { ...kept, ...padded, updateTime: isoOffset(now) };
}

/** A check makes a monitoring record, which is answered at once or later, by the reading. */
async function checked({ clientId, transactionId, type, createTime, ...sides }: Transaction, { clients, monitoring, reading }: Context) {
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
    ...source(sides),
  });
  if (reading('check-answer') === 'at once' && (await monitoring.may(id, 'answer'))) await monitoring.fire(id, 'answer');
  return {};
}

export const effects = {
  requests: {
    submit: touched,
    take: touched,
    approve: (request, scene) => decided(request, 'approve', scene.given.data ?? [], scene),
    reject: rejected,
    reopen: touched,
  },
  transactions: {
    submit: touched,
    approve: approved,
    reject: ended,
    cancel: ended,
    settle: done,
    settleAtOnce: done,
    fail: undone,
    interrupt: touched,
    resume: touched,
    complete: done,
    trade: touched,
    hold: touched,
    failHold: touched,
    process: approved,
    refund: undone,
    failRefund: touched,
    update: updated,
    comment: updated,
    check: checked,
    passDepartments: touched,
    failDepartments: ended,
  },
  monitoring: {
    answer: async ({ transactionId }, scene) => verdictOf(await scene.transactions.get(transactionId), scene),
  },
} satisfies Effects<typeof resources, Schemas, Context>;

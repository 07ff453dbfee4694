/** Fields that B2Core's events change besides the status. */
import { Big } from 'big.js';
import type { Effects } from '../../core/binding.ts';
import { isoOffset, sqlTime } from '../../core/clock.ts';
import { inapplicable } from './guards.ts';
import { verdictOf } from './monitoring.ts';
import type { Context, Given, resources, Scene, Schemas } from './resources.ts';

type Transaction = Schemas['Transaction'];

/** A decimal string with the 18 decimals of answers. */
const decimal = (value: string) => Big(value).toFixed(18);

const touched = (_: unknown, { now }: Scene) => ({ updateTime: isoOffset(now) });

const ended = (_: unknown, { now }: Scene) => ({ updateTime: isoOffset(now), processedTime: isoOffset(now) });

/** Adds an amount to the balance of the account on one side of a transaction. */
async function book({ clients }: Scene, { clientId }: Transaction, side: Transaction['creditDetails'], sign: 1 | -1): Promise<void> {
  if (!side) return;
  const { accounts } = await clients.get(clientId);
  const balance = (account: Schemas['Account']) => decimal(Big(account.currentBalance).plus(Big(side.amount).times(sign)).toFixed(18));
  const booked = accounts.map((account) =>
    account.accountId === side.account.accountId ? { ...account, currentBalance: balance(account) } : account,
  );
  await clients.edit(clientId, { accounts: booked });
}

/** A transaction that is done changes the balances, so that an audit still adds up. */
async function done(transaction: Transaction, scene: Scene) {
  await book(scene, transaction, transaction.creditDetails, 1);
  await book(scene, transaction, transaction.debitDetails, -1);
  const dated = transaction.type === 'deposit' || transaction.type === 'withdrawal';
  return { ...ended(transaction, scene), ...(dated && { resultDate: transaction.resultDate ?? sqlTime(scene.now) }) };
}

/** A decision keeps its comments on the request and moves the request's transaction. */
const decided = (event: 'approve' | 'reject') => async (request: Schemas['Request'], scene: Scene) => {
  const { given, now, transactions } = scene;
  const { transactionId, comments } = request;
  if (transactionId !== null && (await transactions.may(transactionId, event))) await transactions.fire(transactionId, event);
  return {
    comments: [...comments, ...[given.comments ?? []].flat()],
    updateTime: isoOffset(now),
    ...(event === 'reject' && { resolution: given.resolution ?? request.resolution }),
  };
};

const decimals = ['providerCommission', 'commission', 'foreignExchangeRate'] as const;

function updated(transaction: Transaction, { given, now, values }: Scene) {
  const update = given.update ?? {};
  const dropped: string[] = inapplicable(transaction, update, values);
  const kept = Object.fromEntries(Object.entries(update).filter(([field]) => !dropped.includes(field))) as Partial<Transaction>;
  const padded = Object.fromEntries(decimals.flatMap((field) => (kept[field] === undefined ? [] : [[field, decimal(kept[field])]])));
  return { ...kept, ...padded, updateTime: isoOffset(now) };
}

export const effects = {
  requests: { submit: touched, take: touched, approve: decided('approve'), reject: decided('reject') },
  transactions: {
    submit: touched,
    approve: touched,
    reject: ended,
    cancel: ended,
    settle: done,
    settleAtOnce: done,
    fail: ended,
    interrupt: touched,
    resume: touched,
    complete: done,
    trade: touched,
    hold: touched,
    failHold: touched,
    process: touched,
    refund: ended,
    failRefund: touched,
    update: updated,
    comment: updated,
    passDepartments: touched,
    failDepartments: ended,
  },
  monitoring: {
    answer: async ({ transactionId }, scene) => verdictOf(await scene.transactions.get(transactionId), scene),
  },
} satisfies Effects<typeof resources, Schemas, Context, Given>;

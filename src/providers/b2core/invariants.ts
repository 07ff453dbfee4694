/** What holds between B2Core's requests, their transactions and the verdicts on these. All of it is assumed; the pages name no rules. */
import type { Invariants } from '../../core/binding.ts';
import type { Context, resources, Schemas } from './resources.ts';

type Request = Schemas['Request'];
type Status = Schemas['TransactionStatus'];

const paid: readonly Status[] = ['inProgress', 'partial', 'trade', 'hold', 'holdFailed', 'refundFailed', 'done'];
const unpaid: readonly Status[] = ['rejected', 'cancelled', 'refund'];

const movesMoney = ({ type }: Request) => type === 'deposit' || type === 'withdrawal' || type === 'transfer';

/** Whether the transaction of a request, if it carries one, has one of these statuses. */
const carriesOneOf = async ({ transactionId }: Request, statuses: readonly Status[], { transactions }: Context) =>
  transactionId === null || statuses.includes((await transactions.get(transactionId)).status);

const transaction = { field: 'transactionId', resource: 'transactions' } as const;

export const invariants = {
  requests: {
    'approved-is-paid': {
      says: 'The transaction of an approved request is under way, held or settled',
      over: transaction,
      holds: (request, context) => request.statusId !== 1 || carriesOneOf(request, paid, context),
    },
    'rejected-is-unpaid': {
      says: 'The transaction of a rejected request is rejected, cancelled or refunded',
      over: transaction,
      holds: (request, context) => request.statusId !== 2 || carriesOneOf(request, unpaid, context),
    },
    'rejected-has-resolution': {
      says: 'A rejected request has a resolution, and no other request has one',
      holds: ({ statusId, resolution }) => (statusId === 2) === (resolution !== null),
    },
    'carries-its-transaction': {
      says: 'A request for a deposit, withdrawal or transfer carries a transaction of that type and of the same client',
      over: transaction,
      holds: async (request, { transactions }) => {
        if (!movesMoney(request)) return request.transactionId === null;
        const carried = request.transactionId === null ? undefined : await transactions.get(request.transactionId);
        return carried?.type === request.type && carried.clientId === request.clientId;
      },
    },
  },
  transactions: {
    'settled-is-verified': {
      says: 'A deposit that is done is verified',
      holds: ({ type, status, verificationStatus }) => type !== 'deposit' || status !== 'done' || verificationStatus === 'approved',
    },
    'settled-is-cleared': {
      says: 'A withdrawal that is done was declined by no department',
      holds: ({ type, status, dealingStatus, complianceStatus }) =>
        type !== 'withdrawal' || status !== 'done' || (dealingStatus !== 'declined' && complianceStatus !== 'declined'),
    },
  },
} satisfies Invariants<typeof resources, Schemas, Context>;

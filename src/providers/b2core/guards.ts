/** Roles and guards that B2Core's life cycles name. */
import { Refusal } from '../../core/refusal.ts';
import type { Persona, Values } from './api.d.ts';
import { verdictOf } from './monitoring.ts';
import type { Context, Scene, Schemas } from './resources.ts';

type Transaction = Schemas['Transaction'];

export const roles = {
  administrator: async ({ clientId }: { clientId: number }, { tag }: Persona, { clients }: Context) =>
    tag === null || (await clients.get(clientId)).tags.includes(tag),
};

/** The fields of an update that do not apply to the type of the transaction. */
export const inapplicable = ({ type }: Transaction, update: Schemas['TransactionUpdate'], { applicable }: Values) =>
  (Object.keys(applicable) as (keyof typeof applicable)[]).filter(
    (field) => update[field] !== undefined && !applicable[field].some((one) => one === type),
  );

const verdicts = ({ verificationStatus, dealingStatus, complianceStatus }: Transaction) =>
  [verificationStatus, dealingStatus, complianceStatus].filter((verdict) => verdict !== null);

const unless = (holds: boolean, message: string) => (holds ? undefined : new Refusal('invalid_request', { message }));

export const guards = {
  'settles-at-once': (_: Transaction, { reading }: Context) =>
    unless(reading('approved-transaction') === 'done at once', 'Transactions are settled after 60 s'),
  'withdrawal-only': ({ type }: Transaction) =>
    unless(type === 'withdrawal', `Only withdrawals are held and refunded; this is of type ${type}`),
  'deposit-or-withdrawal': ({ type }: Transaction) =>
    unless(type === 'deposit' || type === 'withdrawal', `Only deposits and withdrawals can be checked; this is of type ${type}`),
  'applicable-fields': (transaction: Transaction, { given, reading, values }: Scene) => {
    const fields = inapplicable(transaction, given.update ?? {}, values);
    if (fields.length === 0 || reading('inapplicable-field') === 'ignored') return undefined;
    return new Refusal('invalid_request', {
      findings: fields.map((field) => ({ path: `/body/${field}`, message: `does not apply to a ${transaction.type}` })),
    });
  },
  'departments-approved': (transaction: Transaction, { reading }: Context) =>
    unless(
      reading('department-verdicts') !== 'no' &&
        verdicts(transaction).length > 0 &&
        verdicts(transaction).every((verdict) => verdict === 'approved'),
      'Not every department has approved',
    ),
  'department-declined': (transaction: Transaction, { reading }: Context) =>
    unless(reading('department-verdicts') !== 'no' && verdicts(transaction).includes('declined'), 'No department has declined'),
  'not-silent': async ({ transactionId }: Schemas['Monitoring'], context: Context) =>
    unless(verdictOf(await context.transactions.get(transactionId), context).reviewResult !== null, 'This check is never answered'),
};

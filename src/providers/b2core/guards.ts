/** Roles and guards that B2Core's life cycles name. */
import { isInstant } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Persona, Values } from './api.d.ts';
import { open } from './lifecycles.ts';
import { verdictOf } from './monitoring.ts';
import type { Context, Schemas } from './resources.ts';

type Transaction = Schemas['Transaction'];
type Updating = Context & { given: Schemas['TransactionUpdate'] };

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

const wrong = (field: string, message: string) => new Refusal('invalid_request', { findings: [{ path: `/body/${field}`, message }] });

export const guards = {
  'carries-a-transaction': ({ transactionId }: Schemas['Request']) =>
    transactionId === null ? new Refusal('conflict', { message: 'The request carries no transaction that could fail' }) : undefined,
  'not-declined': (transaction: Transaction) =>
    verdicts(transaction).includes('declined')
      ? new Refusal('conflict', { message: 'A department has declined the transaction' })
      : undefined,
  'settles-at-once': (_: Transaction, { reading }: Context) =>
    unless(reading('approved-transaction') === 'done at once', 'Transactions are settled after 60 s'),
  'withdrawal-only': ({ type }: Transaction) =>
    unless(type === 'withdrawal', `Only withdrawals are held and refunded; this is of type ${type}`),
  'deposit-or-withdrawal': ({ type }: Transaction) =>
    unless(type === 'deposit' || type === 'withdrawal', `Only deposits and withdrawals can be checked; this is of type ${type}`),
  /** The resolution exists, is enabled, and has the type given. */
  'known-resolution': async (_: Schemas['Request'], { given, resolutions, reading }: Context & { given: Schemas['Rejection'] }) => {
    const { resolutionId, resolutionType } = given;
    const resolution = await resolutions.first({ id: resolutionId });
    if (!resolution) return wrong('resolutionId', `there is no resolution ${resolutionId}`);
    const { enabled, type } = resolution;
    if (!enabled) return wrong('resolutionId', `resolution ${resolutionId} is disabled`);
    if (resolutionType === undefined || resolutionType === type || reading('resolution-type') !== 'must fit') return undefined;
    return wrong('resolutionType', `resolution ${resolutionId} is of type ${type}`);
  },
  'open-to-updates': ({ status }: Transaction, { reading }: Context) =>
    reading('final-update') === 'allowed' || open.some((one) => one === status)
      ? undefined
      : new Refusal('illegal_transition', {
          message: `Cannot update: the status is ${status}, which is final; internalComment alone can be changed`,
          status,
          field: 'status',
          event: 'update',
          from: open,
        }),
  'existing-date': (_: Transaction, { given: { resultDate } }: Updating) =>
    resultDate === undefined || isInstant(`${resultDate}Z`) ? undefined : wrong('resultDate', `there is no ${resultDate}`),
  'applicable-fields': (transaction: Transaction, { given, reading, values }: Updating) => {
    const fields = inapplicable(transaction, given, values);
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

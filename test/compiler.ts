/** What the compiler must refuse of a provider. Checked by `tsc`: an expectation that no longer holds is an error of its own. */

import type { Effects } from '../src/core/binding.ts';
import type { Lifecycle } from '../src/core/lifecycle.ts';
import type { Operations } from '../src/core/operation.ts';
import type { ProviderCode } from '../src/core/provider.ts';
import type { operations as Documented } from '../src/providers/aquanow/api.d.ts';
import { operations } from '../src/providers/aquanow/operations.ts';
import type { Context, resources, Schemas } from '../src/providers/aquanow/resources.ts';
import type { VendorCode } from '../src/providers/code.d.ts';

type Status = Schemas['Approval']['status'];

export const strangeStatus = {
  field: 'status',
  // @ts-expect-error a status outside the document's enum
  initial: 'WAITING',
  events: {},
} as const satisfies Lifecycle<Status, 'status'>;

const { fetchApprovals, ...others } = operations;

// @ts-expect-error a missing operation
export const missing: Operations<Documented, Context> = others;

export const extra: Operations<Documented, Context> = {
  ...operations,
  // @ts-expect-error an operation the document does not have
  inventApproval: fetchApprovals,
};

export const wrongCode: Operations<Documented, Context> = {
  ...operations,
  // @ts-expect-error a reply code the document does not give
  cancelApproval: () => ({ status: 201, body: { approvalId: '1', status: 'CANCELLED' } }),
};

export const wrongBody: Operations<Documented, Context> = {
  ...operations,
  // @ts-expect-error a body of the wrong shape
  cancelApproval: () => ({ status: 200, body: { approvalId: 1, status: 'CANCELLED' } }),
};

export const byHand = async ({ approvals }: Context) => {
  // @ts-expect-error an unknown event
  await approvals.fire('1', 'explode');
  // @ts-expect-error something else than what the life cycle names is sent along with an event
  await approvals.fire('1', 'approve', { reason: 'fine' });
  // @ts-expect-error something is sent along with an event that takes nothing
  await approvals.fire('1', 'cancel', { comment: 'fine' });
  // @ts-expect-error a status written by hand
  await approvals.edit('1', { status: 'APPROVED' });
};

export const effects = {
  approvals: {
    // @ts-expect-error an effect that writes the status
    approve: () => ({ status: 'APPROVED' as const }),
  },
} satisfies Effects<typeof resources, Schemas, Context>;

/** Every vendor's code has all parts, of the right types. */
type Fitting = { [Name in keyof VendorCode]: VendorCode[Name] extends ProviderCode ? true : never };
export const fitting: (codes: Fitting) => Record<keyof VendorCode, true> = (codes) => codes;

export const unknownOption = ({ reading }: Context): boolean =>
  // @ts-expect-error an option that the reading does not have
  reading('self-approval') === 'forbidden';

export const unknownValue = ({ values }: Context): unknown =>
  // @ts-expect-error a value that the document does not have
  values.reviewer;

export const strangePersona = ({ actor }: Context): unknown =>
  // @ts-expect-error a field that the document's personas do not have
  actor?.company;

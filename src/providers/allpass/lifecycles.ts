/** Allpass's life cycles. */
import type { Lifecycle, LifecycleEvent } from '../../core/lifecycle.ts';
import type { Schemas } from './api.d.ts';

type Applicant = Schemas['Applicant'];
type Status = Applicant['status'];

const decidable = ['COMPLETED', 'ON_HOLD', 'IN_REVIEW'] as const satisfies Status[];
const all = ['INIT', 'INCOMPLETE', 'IN_PROGRESS', ...decidable, 'APPROVED', 'REJECTED'] as const satisfies Status[];

/** Asks of each event, before its own guards, that the applicant is not scheduled for deletion. */
const unlessScheduled = <const Events extends Record<string, LifecycleEvent<Status>>>(events: Events): Events =>
  Object.fromEntries(
    Object.entries(events).map(([name, event]) => [name, { ...event, guards: ['not-scheduled', ...(event.guards ?? [])] }]),
  ) as unknown as Events;

export const verification = {
  field: 'status',
  initial: 'INIT',
  events: unlessScheduled({
    start: { from: ['INIT'], to: 'INCOMPLETE' },
    submit: { from: ['INCOMPLETE'], to: 'IN_PROGRESS', guards: ['can-be-reached'] },
    complete: { from: ['IN_PROGRESS'], to: 'COMPLETED', followedBy: ['autoHold', 'autoReject', 'autoApprove'] },
    hold: { from: ['IN_PROGRESS'], to: 'ON_HOLD' },
    review: { from: ['COMPLETED', 'ON_HOLD'], to: 'IN_REVIEW', given: 'ReviewComment' },
    approve: { from: decidable, to: 'APPROVED', given: 'ReviewComment' },
    reject: { from: decidable, to: 'REJECTED', given: 'ReviewComment' },
    autoHold: { from: ['COMPLETED'], to: 'ON_HOLD', guards: ['in-doubt'] },
    autoReject: { from: ['COMPLETED'], to: 'REJECTED', given: 'ReviewComment', guards: ['decided-by-the-system', 'marked-to-reject'] },
    autoApprove: { from: ['COMPLETED'], to: 'APPROVED', given: 'ReviewComment', guards: ['decided-by-the-system'] },
    moveToFlow: {
      from: all,
      to: 'INIT',
      by: 'application',
      given: 'FlowMove',
      guards: ['known-flow'],
      followedBy: ['continue'],
    },
    continue: { from: ['INIT'], to: 'INCOMPLETE', guards: ['goes-on-when-moved'] },
  }),
} as const satisfies Lifecycle<Status, keyof Applicant>;

/** What a call is told that cannot go on before the applicant is restored. */
export const scheduled = 'The applicant is scheduled for deletion: restore it first';

/** Its statuses and events are our own names: the vendor shows a date or null. */
export const deletion = {
  field: 'scheduledDeletionDate',
  initial: 'ACTIVE',
  presence: { absent: 'ACTIVE', present: 'SCHEDULED', removed: 'DELETED' },
  events: {
    schedule: { from: ['ACTIVE'], to: 'SCHEDULED', by: 'application', refused: 'The applicant is scheduled for deletion already' },
    restore: {
      from: ['SCHEDULED'],
      to: 'ACTIVE',
      by: 'application',
      refused: 'The applicant is not scheduled for deletion, so there is nothing to restore',
    },
    remove: { from: ['SCHEDULED'], to: 'DELETED', at: 'scheduledDeletionDate' },
    issueToken: { from: ['ACTIVE'], by: 'application', refused: scheduled },
  },
} as const satisfies Lifecycle<'ACTIVE' | 'SCHEDULED' | 'DELETED', keyof Applicant>;

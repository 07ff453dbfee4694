/** B2Core's life cycles. */
import type { Lifecycle } from '../../core/lifecycle.ts';
import type { Schemas } from './api.d.ts';

type Status = Schemas['TransactionStatus'];

/** 127 new, 0 pending, 3 inProgress, 1 approved, 2 rejected. */
export const request = {
  field: 'statusId',
  initial: 127,
  events: {
    submit: { from: [127], to: 0 },
    take: { from: [0], to: 3 },
    approve: { from: [0, 3], also: { from: [127], reading: 'decide-new', is: 'allowed' }, to: 1, by: 'administrator', given: 'Approval' },
    reject: {
      from: [0, 3],
      also: { from: [127], reading: 'decide-new', is: 'allowed' },
      to: 2,
      by: 'administrator',
      given: 'Rejection',
      guards: ['known-resolution'],
    },
    reopen: { from: [1], to: 3, guards: ['carries-a-transaction'] },
  },
} as const satisfies Lifecycle<Schemas['Request']['statusId'], keyof Schemas['Request']>;

export const open = ['new', 'pending', 'hold', 'holdFailed', 'inProgress', 'partial', 'refundFailed', 'trade'] as const satisfies Status[];
const final = ['cancelled', 'done', 'failed', 'refund', 'rejected'] as const satisfies Status[];

export const transaction = {
  field: 'status',
  initial: 'new',
  events: {
    submit: { from: ['new'], to: 'pending' },
    approve: { from: ['pending'], to: 'inProgress', guards: ['not-declined'], followedBy: ['settleAtOnce'] },
    reject: { from: ['pending', 'inProgress', 'holdFailed', 'failed'], to: 'rejected' },
    cancel: { from: ['new', 'pending'], to: 'cancelled' },
    settle: { from: ['inProgress'], to: 'done', guards: ['not-declined'], after: '60s' },
    settleAtOnce: { from: ['inProgress'], to: 'done', guards: ['not-declined', 'settles-at-once'] },
    fail: { from: ['inProgress', 'partial', 'holdFailed', 'trade'], to: 'failed' },
    interrupt: { from: ['inProgress'], to: 'partial' },
    resume: { from: ['partial'], to: 'inProgress' },
    complete: { from: ['partial', 'trade'], to: 'done', guards: ['not-declined'] },
    trade: { from: ['pending'], to: 'trade' },
    hold: { from: ['pending'], to: 'hold', guards: ['withdrawal-only'] },
    failHold: { from: ['hold'], to: 'holdFailed', guards: ['withdrawal-only'] },
    process: { from: ['hold'], to: 'inProgress', guards: ['withdrawal-only', 'not-declined'] },
    refund: { from: ['hold', 'inProgress', 'refundFailed'], to: 'refund', guards: ['withdrawal-only'] },
    failRefund: { from: ['hold', 'inProgress'], to: 'refundFailed', guards: ['withdrawal-only'] },
    update: {
      from: [...open, ...final],
      by: 'administrator',
      given: 'TransactionUpdate',
      guards: ['open-to-updates', 'applicable-fields', 'existing-date'],
      followedBy: ['passDepartments', 'failDepartments'],
    },
    comment: { from: [...open, ...final], by: 'administrator', given: 'TransactionUpdate' },
    check: { from: [...open, ...final], by: 'administrator', guards: ['deposit-or-withdrawal'] },
    passDepartments: { from: ['pending'], to: 'inProgress', guards: ['departments-approved'] },
    failDepartments: { from: ['pending'], to: 'rejected', guards: ['department-declined'] },
  },
} as const satisfies Lifecycle<Status, keyof Schemas['Transaction']>;

export const monitoring = {
  field: 'reviewResult',
  initial: 'UNANSWERED',
  presence: { absent: 'UNANSWERED', present: 'ANSWERED' },
  events: {
    answer: { from: ['UNANSWERED'], to: 'ANSWERED', guards: ['not-silent'], after: '5s' },
  },
} as const satisfies Lifecycle<'UNANSWERED' | 'ANSWERED', keyof Schemas['Monitoring']>;

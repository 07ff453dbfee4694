/** What the journal tells of each refusal: its kind, its reason, the record, and what was allowed instead. */
import { expect, test } from 'vitest';
import { type Story, stories } from './story.ts';

const { begin } = stories();

const applications = '/api/v2/applications';
const approvals = '/accounts/v1/approval';
const own = 'b6e1c9f4-0d73-4a82-9f5b-8d4e2c7a6b08';
const review = { action: 'APPROVE', approvalId: own, comment: 'ok' };

/** The refusal of the newest call. */
const last = async ({ requests }: Story) => (await requests())[0]?.refusal;

test('of an illegal transition: the record, its status, and the events that it allows', async () => {
  const story = begin();
  const approve = () => story.as('b2core-admin')('POST', `${applications}/2/approve`);
  await approve();
  expect(await last(story)).toBeNull();
  const { body } = await approve();
  const message = 'Cannot approve: the status is 1, it would have to be 0 or 3';
  expect(body.error.message).toBe(message);
  expect(await last(story)).toEqual({
    reason: 'illegal_transition',
    message,
    resource: 'requests',
    id: '2',
    event: 'approve',
    recordStatus: 1,
    allowedEvents: ['reopen'],
  });
});

test('where a guard refuses what the status would allow, the other events are told', async () => {
  const story = begin();
  await story.admin('POST', '/broctagon/requests/045dff8l/simulate/approveStep');
  const { body } = await story.admin('POST', '/broctagon/requests/045dff8l/simulate/approveStep');
  expect(body).toMatchObject({ code: 'INVALID_STATE_TRANSITION', allowedEvents: expect.arrayContaining(['reject']) });
  expect(body.allowedEvents).not.toContain('approveStep');
});

interface Refused {
  what: string;
  call(story: Story): Promise<unknown>;
  tells: object;
}

const refused: Refused[] = [
  {
    what: 'a persona without the role',
    call: ({ as }) => as('aquanow-initiator')('POST', `${approvals}/review`, review),
    tells: { reason: 'not_permitted', message: 'Only the approver may do this', resource: 'approvals', id: own, event: 'approve' },
  },
  {
    what: 'a guard',
    call: ({ as }) => as('aquanow-approver')('POST', `${approvals}/review`, review),
    tells: { reason: 'not_permitted', message: 'An approval request is reviewed by somebody else than who asked', id: own },
  },
  {
    what: 'credentials of nobody',
    call: ({ as }) => as('aquanow-approver')('GET', approvals, undefined, { 'x-api-key': 'whoever' }),
    tells: { reason: 'unauthenticated', message: expect.stringMatching(/^No persona has these credentials; there are aquanow-\w+, /) },
  },
  {
    what: 'a signature that does not fit',
    call: ({ as }) => as('aquanow-approver')('GET', approvals, undefined, { 'x-nonce': '1', 'x-signature': 'none' }),
    tells: { reason: 'unauthenticated', message: 'The signature does not fit method, path and nonce' },
  },
  {
    what: 'a record that is not there',
    call: ({ as }) => as('b2core-admin')('GET', `${applications}/4711`),
    tells: { reason: 'not_found', message: 'There is no record 4711 in requests' },
  },
  {
    what: 'a wrong body',
    call: ({ as }) => as('b2core-admin')('POST', `${applications}/1/reject`, { data: 7 }),
    tells: { reason: 'invalid_request', message: expect.stringContaining('/body/data must be array') },
  },
  {
    what: 'a path of no operation',
    call: ({ as }) => as('b2core-admin')('GET', '/api/v2/aplications'),
    tells: { reason: 'unknown_path', message: 'GET /api/v2/aplications: not found' },
  },
  {
    what: 'a method that the path has not',
    call: ({ as }) => as('b2core-admin')('DELETE', applications),
    tells: { reason: 'wrong_method', message: expect.stringContaining('DELETE /api/v2/applications') },
  },
  {
    what: 'a reason that the vendor has no words for',
    call: ({ as }) => as('aquanow-approver')('GET', `${approvals}?startTime=2025-01-01T00:00:00Z`),
    tells: { reason: 'range_too_old', message: 'startTime is more than 90 days before 2026-03-01T09:00:00.000Z, the time of the world' },
  },
  {
    what: 'a fault that answers',
    call: async ({ arm, as }) => {
      await arm({ effect: { status: 503 } });
      await as('b2core-admin')('GET', applications);
    },
    tells: { reason: 'internal_error', message: "The sandbox's fault-1 struck this call" },
  },
  {
    what: 'a fault that breaks the connection',
    call: async ({ arm, as }) => {
      await arm({ effect: { fault: 'EMPTY_RESPONSE' } });
      await as('b2core-admin')('GET', applications).catch(() => undefined);
    },
    tells: { reason: 'internal_error', message: "The sandbox's fault-1 struck this call" },
  },
  {
    what: 'a long text',
    call: ({ as }) => as('b2core-admin')('GET', `${applications}?${'x'.repeat(1000)}=1`),
    tells: { reason: 'invalid_request', message: expect.stringMatching(/^.{300}$/) },
  },
];

test.each(refused)('of $what: the reason', async ({ call, tells }) => {
  const story = begin();
  await call(story);
  expect(await last(story)).toMatchObject(tells);
});

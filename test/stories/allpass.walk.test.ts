/** Random stories on Allpass: whatever applicants supply and whatever is played on them, nothing contradicts anything. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { api } from '../providers/allpass.calls.ts';
import { stories } from '../story.ts';
import { agrees, post, simulate, verification } from './allpass.ts';

const { begin } = stories();

const suppliedInfo = fc.record(
  {
    firstName: fc.anything(),
    lastName: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('mismatch')),
    dateOfBirth: fc.constantFrom('0000-01-01', '9999-12-31', ' 1990-01-01 ', '1900-01-01', '2020-02-30', 'x'),
    documentNumber: fc.constantFrom('A', 'a ', 'B', 'mismatch'),
  },
  { requiredKeys: [] },
);

const applicant = fc.record(
  {
    flowName: fc.constantFrom('basic-kyc', 'auto-kyc', 'extra-documents', 'text'),
    email: fc.constantFrom('', 'a@b', 'x+hold@y', 'x+reject@y', 'x+face@y', 'x+passport@y', '@+face'),
    suppliedInfo,
  },
  { requiredKeys: ['flowName'] },
);

// The way through a flow more often than what leads away from it.
const way = ['start', 'submit', 'complete'];
const event = fc.constantFrom(...verification, 'schedule', 'restore', 'remove', ...way, ...way, ...way);
const step = fc.record({ who: fc.nat(3), event, flowId: fc.constantFrom('1', '2', '3', '4') });

test('whatever is supplied and played, all calls of a world agree', { timeout: 60_000 }, async () => {
  const warned = { 'allpass/doubtful-applicant': 'only warned', 'allpass/moved-status': 'INCOMPLETE' };
  await fc.assert(
    fc.asyncProperty(
      fc.array(applicant, { minLength: 2, maxLength: 4 }),
      fc.array(step, { maxLength: 40 }),
      fc.constantFrom({}, warned),
      async (people, steps, readings) => {
        const story = begin({ readings });
        const app = story.as('allpass-app');
        const ids: string[] = [];
        for (const [place, one] of people.entries()) {
          const { status, body } = await post(app, 'applicant', { externalUserId: `user-${place}`, ...one });
          expect([201, 400]).toContain(status);
          if (status === 201) ids.push(body.data.id);
        }
        for (const { who, event: played, flowId } of ids.length > 0 ? steps : []) {
          const id = ids[who % ids.length] as string;
          const moves = played === 'moveToFlow';
          const { status } = await (moves ? app('POST', `${api}/applicant/${id}/moveToFlow`, { flowId }) : simulate(story, id, played));
          expect([200, 404, 409]).toContain(status);
        }
        await agrees(story);
        await story.drop();
      },
    ),
    { numRuns: 30, interruptAfterTimeLimit: 10_000 },
  );
});

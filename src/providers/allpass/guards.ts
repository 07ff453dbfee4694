/** Roles and conditions Allpass's life cycles name. */
import { Refusal } from '../../core/refusal.ts';
import type { Application } from './authenticate.ts';
import { flowGiven } from './flows.ts';
import type { Context, Scene, Schemas } from './resources.ts';

type Applicant = Schemas['Applicant'];

export const roles = {
  application: ({ applications }: Applicant, { appKey }: Application) => applications.appKey === appKey,
};

const unless = (holds: boolean, message: string) => (holds ? undefined : new Refusal('conflict', { message }));

/** Whether the part of a mail address before the @ ends like this. */
const marked = ({ email }: Applicant, mark: string) => email?.split('@')[0]?.endsWith(mark) ?? false;

export const guards = {
  'not-scheduled': ({ scheduledDeletionDate }: Applicant) =>
    scheduledDeletionDate === null
      ? undefined
      : new Refusal('illegal_transition', {
          message: 'Cannot moveToFlow: the status is SCHEDULED, it would have to be ACTIVE',
          status: 'SCHEDULED',
          field: 'scheduledDeletionDate',
          event: 'moveToFlow',
          from: ['ACTIVE'],
        }),
  'known-flow': async (applicant: Applicant, scene: Scene) =>
    (await flowGiven(applicant, scene)) ? undefined : new Refusal('not_found', { message: `There is no flow '${scene.given.flowId}'` }),
  'goes-on-when-moved': (_: Applicant, { reading }: Context) =>
    unless(reading('moved-status') === 'INCOMPLETE', 'A move to a flow begins again at INIT'),
  'decided-by-the-system': ({ flow }: Applicant) => unless(flow.autoApprove, `The flow '${flow.name}' leaves the decision to an officer`),
  'marked-to-hold': (applicant: Applicant) => unless(marked(applicant, '+hold'), 'The mail address does not ask for a hold'),
  'marked-to-reject': (applicant: Applicant) => unless(marked(applicant, '+reject'), 'The mail address does not ask for a rejection'),
};

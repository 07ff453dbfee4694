/** Roles and guards that Allpass's life cycles name. */
import { Refusal } from '../../core/refusal.ts';
import type { Persona } from './api.d.ts';
import { flowGiven } from './flows.ts';
import { scheduled } from './lifecycles.ts';
import type { Context, Moving, Schemas } from './resources.ts';

type Applicant = Schemas['Applicant'];

export const roles = {
  application: ({ applications }: Applicant, { appKey }: Persona) => applications.appKey === appKey,
};

const unless = (holds: boolean, message: string) => (holds ? undefined : new Refusal('conflict', { message }));

/** Refuses an event unless the mail address asks for it, by what follows the last + before the @. */
const unlessAsked = (event: 'autoHold' | 'autoReject', { email }: Applicant, { magic }: Context) => {
  const tag = email?.split('@')[0]?.match(/\+[^+]*$/)?.[0];
  return unless(magic<{ event: string }>('Applicant.email', tag)?.event === event, `The mail address does not ask for ${event}`);
};

export const guards = {
  'not-scheduled': ({ scheduledDeletionDate, status }: Applicant) =>
    scheduledDeletionDate === null ? undefined : new Refusal('illegal_transition', { message: scheduled, status }),
  'known-flow': async (applicant: Applicant, scene: Moving) =>
    (await flowGiven(applicant, scene)) ? undefined : new Refusal('not_found', { message: `There is no flow '${scene.given.flowId}'` }),
  'goes-on-when-moved': (_: Applicant, { reading }: Context) =>
    unless(reading('moved-status') === 'INCOMPLETE', 'A move to a flow begins again at INIT'),
  'decided-by-the-system': ({ flow }: Applicant) => unless(flow.autoApprove, `The flow '${flow.name}' leaves the decision to an officer`),
  'marked-to-hold': (applicant: Applicant, context: Context) => unlessAsked('autoHold', applicant, context),
  'marked-to-reject': (applicant: Applicant, context: Context) => unlessAsked('autoReject', applicant, context),
};

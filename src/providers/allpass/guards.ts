/** Roles and guards that Allpass's life cycles name. */
import { Refusal } from '../../core/refusal.ts';
import type { Persona } from './api.d.ts';
import { flowGiven } from './flows.ts';
import { scheduled } from './lifecycles.ts';
import { markOf } from './marks.ts';
import type { Context, Moving, Schemas } from './resources.ts';

type Applicant = Schemas['Applicant'];

export const roles = {
  application: ({ applications }: Applicant, { appKey }: Persona) => applications.appKey === appKey,
};

const unless = (holds: boolean, message: string) => (holds ? undefined : new Refusal('conflict', { message }));

/** Fields without which a service cannot pass. */
const needed = { EMAIL: 'email', PHONE: 'phone' } as const;

export const guards = {
  'not-scheduled': ({ scheduledDeletionDate, status }: Applicant) =>
    scheduledDeletionDate === null ? undefined : new Refusal('illegal_transition', { message: scheduled, status }),
  'known-flow': async (applicant: Applicant, scene: Moving) =>
    (await flowGiven(applicant, scene)) ? undefined : new Refusal('not_found', { message: `There is no flow '${scene.given.flowId}'` }),
  'goes-on-when-moved': (_: Applicant, { reading }: Context) =>
    unless(reading('moved-status') === 'INCOMPLETE', 'A move to a flow begins again at INIT'),
  'decided-by-the-system': ({ flow }: Applicant) => unless(flow.autoApprove, `The flow '${flow.name}' leaves the decision to an officer`),
  'can-be-reached': ({ flow, ...applicant }: Applicant) => {
    const [service, field] =
      Object.entries(needed).find(([one, name]) => flow.services.some((step) => step === one) && !applicant[name]) ?? [];
    const advice = `create an applicant with one, or move this one to a flow without ${service}`;
    return unless(!service, `The applicant has no ${field}, so ${service} of the flow '${flow.name}' cannot pass: ${advice}`);
  },
  'in-doubt': (applicant: Applicant, context: Context) => {
    const doubted = applicant.servicesData.some(({ status }) => status === 'INCOMPLETE');
    return unless(
      doubted || markOf(applicant, context).event === 'autoHold',
      'Nothing is in doubt, and the mail address does not ask for autoHold',
    );
  },
  'marked-to-reject': (applicant: Applicant, context: Context) =>
    unless(markOf(applicant, context).event === 'autoReject', 'The mail address does not ask for autoReject'),
};

/** The Allpass call that fires each event. */
import type { Calls } from '../../core/binding.ts';
import type { operations as Documented } from './api.d.ts';
import type { resources, Schemas } from './resources.ts';

const of = ({ id }: Schemas['Applicant']) => ({ applicantId: id });

export const calls = {
  applicants: {
    moveToFlow: (applicant) => ({ operationId: 'moveApplicantToFlow', path: of(applicant), body: { flowId: String(applicant.flowId) } }),
    schedule: (applicant) => ({ operationId: 'scheduleApplicantDeletion', path: of(applicant) }),
    restore: (applicant) => ({ operationId: 'restoreApplicant', path: of(applicant) }),
    issueToken: (applicant) => ({ operationId: 'createApplicantToken', path: of(applicant), body: {} }),
  },
} satisfies Calls<typeof resources, Schemas, Documented>;

/** What holds between an applicant's status, services, review and deletion, and what a check is about. Assumed, unless the document says otherwise. */
import type { Invariants } from '../../core/binding.ts';
import { instant } from '../../core/clock.ts';
import { passedFlow } from './progress.ts';
import type { Context, resources, Schemas } from './resources.ts';

/** Statuses of an applicant that the review shows too. */
const reviewed: readonly string[] = ['IN_REVIEW', 'APPROVED', 'REJECTED'] satisfies Schemas['ReviewStatus'][];

export const invariants = {
  applicants: {
    'approved-passed-its-flow': {
      says: 'An applicant who is completed or approved has passed each service of the flow',
      holds: (applicant) => !['COMPLETED', 'APPROVED'].includes(applicant.status) || passedFlow(applicant),
    },
    'confirmed-is-known': {
      says: 'An applicant who passed EMAIL or PHONE has an email or a phone',
      holds: ({ email, phone, servicesData }) =>
        servicesData.every(({ service, status }) => {
          const needed = service === 'EMAIL' ? email : service === 'PHONE' ? phone : true;
          return status !== 'ACCEPTED' || Boolean(needed);
        }),
    },
    'rejected-failed-a-service': {
      says: 'A rejected applicant has a service that was not passed',
      holds: ({ status, servicesData }) => status !== 'REJECTED' || servicesData.some((entry) => entry.status === 'REJECTED'),
    },
    'review-agrees': {
      says: 'The review of an applicant who is in review, approved or rejected says the same, and no other review does',
      holds: ({ status, review }) => (reviewed.includes(status) ? review.status === status : review.status === 'INIT'),
    },
    'deletion-is-to-come': {
      says: 'An applicant who is scheduled for deletion will be deleted in the future',
      holds: ({ scheduledDeletionDate }, { now }) => scheduledDeletionDate === null || instant(scheduledDeletionDate) > now,
    },
    'external-id-is-unique': {
      says: 'No two applicants of an application have the same externalUserId',
      holds: async ({ applications, externalUserId }, { applicants }) => {
        const { total } = await applicants.find({ where: { externalUserId, 'applications.appKey': applications.appKey } });
        return total === 1;
      },
    },
  },
  cryptoChecks: {
    'made-for-somebody': {
      says: 'The applicant whom a check was made for has not been deleted',
      over: { field: 'applicantId', resource: 'applicants' },
      holds: async ({ applicantId, timelines }, { applicants }) =>
        timelines.every((entry) => entry.applicantId === applicantId) &&
        (applicantId === null || (await applicants.find({ where: { id: applicantId } })).total === 1),
    },
    'about-its-subject': {
      says: 'The check of a wallet names its address, that of a transaction its hash, and none names both',
      holds: ({ type, address, txHash }) => (type === 'WALLET' ? txHash : address) === null && (address ?? txHash) !== null,
    },
  },
} satisfies Invariants<typeof resources, Schemas, Context>;

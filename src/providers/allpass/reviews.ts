/** The review of an applicant: its initial state, and changes of its status. */
import { iso } from '../../core/clock.ts';
import type { Context, Schemas } from './resources.ts';

type Review = Schemas['Review'];
type Reviewed = Pick<Schemas['Applicant'], 'review'>;

/** Sets the status of a review, in somebody's name. */
export type Turn = (applicant: Reviewed, status: Review['status'], context: Context) => Review;

export const newReview = ({ ids, now, values }: Context): Review => ({
  id: ids.uuid(),
  version: 1,
  status: 'INIT',
  createdAt: iso(now),
  updatedAt: iso(now),
  ...values.review,
});

const turned: Turn = ({ review }, status, { now }) => ({
  ...review,
  version: review.version + (status === review.status ? 0 : 1),
  status,
  updatedAt: iso(now),
});

/** By the officer in charge, else by the first officer. */
export const byOfficer: Turn = (applicant, status, context) => {
  const { reviewerId, reviewerFullName } = applicant.review;
  const { officer } = context.values;
  const id = reviewerId ?? officer.id;
  const name = reviewerFullName ?? officer.name;
  const turn = turned(applicant, status, context);
  return { ...turn, reviewerId: id, reviewerFullName: name, statusSetById: id, statusSetByName: name };
};

export const bySystem: Turn = (applicant, status, context) => ({
  ...turned(applicant, status, context),
  statusSetById: null,
  statusSetByName: 'System',
});

/** Resets the review to its initial state. */
export const restarted = (applicant: Reviewed, context: Context): Review => ({
  ...turned(applicant, 'INIT', context),
  ...context.values.review,
});

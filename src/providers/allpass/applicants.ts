/** Applicants of the calling application, and new applicants. */
import { iso } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Context, Schemas } from './resources.ts';
import { newReview } from './reviews.ts';

/** The applicants of the calling application. */
export const own = ({ actor, applicants }: Context) => applicants.within({ 'applications.appKey': actor?.appKey ?? '' });

/** @throws Refusal `not_found` if no applicant of the application has this internal or external id */
export async function applicantOf({ applicantId }: { applicantId: string }, context: Context): Promise<Schemas['Applicant']> {
  const { items } = await own(context).find({ anyOf: [{ id: applicantId }, { externalUserId: applicantId }] });
  const field = items.length > 1 && context.reading('ambiguous-id') === 'external' ? 'externalUserId' : 'id';
  const applicant = items.find((item) => item[field] === applicantId) ?? items[0];
  if (!applicant) throw new Refusal('not_found', { message: `There is no applicant '${applicantId}'` });
  return applicant;
}

/** A new applicant, with only what the application has sent. */
export function newApplicant(given: Schemas['CreateApplicant'], flow: Schemas['Flow'], context: Context) {
  const { externalUserId, phone = null, email = null, lang = null, suppliedInfo } = given;
  const { actor, ids, now, values } = context;
  return {
    ...values.applicant,
    id: ids.uuid(),
    externalUserId,
    createdAt: iso(now),
    updatedAt: iso(now),
    phone,
    email,
    lang,
    clientKey: values.clientKey,
    flowId: flow.id,
    review: newReview(context),
    applications: { appKey: actor?.appKey ?? '' },
    flow,
    ...(suppliedInfo && { suppliedInfo }),
  };
}

/** What the vendor shows of an applicant: all but what was supplied for the comparison. */
export const shown = ({ suppliedInfo: _, ...applicant }: Schemas['Applicant']): Schemas['Applicant'] => applicant;

/** Fields that Allpass's events change besides the status. */
import type { Effects } from '../../core/binding.ts';
import { iso, span } from '../../core/clock.ts';
import { holder } from './documents.ts';
import { aboutDocument, aboutFace } from './doubts.ts';
import { flowGiven } from './flows.ts';
import { begun, doubted, isOpen, isOwnPart, notPassed, passed, stillPassed } from './progress.ts';
import type { Context, Moving, Reviewing, resources, Schemas } from './resources.ts';
import { byOfficer, bySystem, restarted, type Turn } from './reviews.ts';

type Applicant = Schemas['Applicant'];
type Change = Partial<Omit<Applicant, 'id' | 'status'>>;

/** The changes of an event, with its time. */
const dated =
  <Scene extends Context>(change: (applicant: Applicant, scene: Scene) => Change | Promise<Change>) =>
  async (applicant: Applicant, scene: Scene): Promise<Change> => ({ ...(await change(applicant, scene)), updatedAt: iso(scene.now) });

const started = dated((applicant, { values }) => {
  const device = applicant.device ?? values.device;
  const { ip, country, region, timezone, city } = device;
  return { device, ip, country, region, timezone, city, servicesData: begun(applicant, values) };
});

/** The review with what was found suspicious. */
function warned({ review }: Applicant, reasons: readonly string[], { now }: Context): Applicant['review'] {
  if (reasons.length === 0) return review;
  return { ...review, warnings: [review.warnings, ...reasons].filter((warning) => warning !== null).join(' '), updatedAt: iso(now) };
}

/** Leaves a service undecided for these reasons, unless the world reads that they are only told. */
const heldFor = (entries: Schemas['ServiceData'][], service: Schemas['Service'], reasons: readonly string[], { reading }: Context) =>
  reasons.length > 0 && reading('doubtful-applicant') === 'held' ? doubted(entries, service, reasons) : entries;

const submitted = dated(async (applicant, scene) => {
  const servicesData = passed(applicant, scene, isOwnPart);
  const document = servicesData.map(({ data }) => data).find((data) => data?.stepType === 'DOCUMENT_CAPTURE');
  const known = applicant.servicesData.some(({ status, service }) => service === 'DOCUMENT_CAPTURE' && status === 'ACCEPTED');
  const reasons = document && !known ? await aboutDocument(applicant, document, scene) : [];
  const { fullName, dateOfBirth, image } = document ? holder(document) : applicant;
  return {
    servicesData: heldFor(servicesData, 'DOCUMENT_CAPTURE', reasons, scene),
    review: warned(applicant, reasons, scene),
    fullName: applicant.fullName ?? fullName,
    dateOfBirth: applicant.dateOfBirth ?? dateOfBirth,
    image: image ?? applicant.image,
  };
});

const completed = dated(async (applicant, scene) => {
  const reasons = await aboutFace(applicant, scene);
  const { services } = applicant.flow;
  // Without a service of its own the face is looked at along with the last one.
  const service = services.find((one) => one === 'FACE_MATCH') ?? services.at(-1);
  const servicesData = passed(applicant, scene, isOpen);
  return {
    servicesData: service ? heldFor(servicesData, service, reasons, scene) : servicesData,
    review: warned(applicant, reasons, scene),
  };
});

const held = dated((applicant, scene) => ({
  servicesData: notPassed(passed(applicant, scene, isOpen), 'INCOMPLETE', 'The check was not decided.'),
  review:
    applicant.review.warnings === null ? warned(applicant, ['A check was not decided; it needs a manual look.'], scene) : applicant.review,
}));

const approved = (turn: Turn) =>
  dated((applicant, scene: Reviewing) => ({
    servicesData: passed(applicant, scene),
    review: { ...turn(applicant, 'APPROVED', scene), comment: scene.given.comment ?? null },
  }));

const rejected = (turn: Turn) =>
  dated((applicant, scene: Reviewing) => ({
    servicesData: notPassed(applicant.servicesData, 'REJECTED', scene.given.comment ?? 'The check was not passed.'),
    review: { ...turn(applicant, 'REJECTED', scene), comment: scene.given.comment ?? null },
  }));

/** Takes the id of an applicant who is deleted out of the checks that were made for them. */
async function forgotten({ id }: Applicant, { cryptoChecks }: Context): Promise<Change> {
  const { items } = await cryptoChecks.find({ where: { applicantId: id } });
  for (const { id: checkId, timelines } of items) {
    await cryptoChecks.edit(checkId, { applicantId: null, timelines: timelines.map((entry) => ({ ...entry, applicantId: null })) });
  }
  return {};
}

export const effects = {
  applicants: {
    start: started,
    submit: submitted,
    complete: completed,
    hold: held,
    review: dated((applicant, scene: Reviewing) => {
      const review = byOfficer(applicant, 'IN_REVIEW', scene);
      return { review: { ...review, details: scene.given.comment ?? review.details } };
    }),
    approve: approved(byOfficer),
    reject: rejected(byOfficer),
    autoHold: held,
    autoReject: rejected(bySystem),
    autoApprove: approved(bySystem),
    moveToFlow: dated(async (applicant, scene: Moving) => {
      const flow = (await flowGiven(applicant, scene)) ?? applicant.flow;
      return { flow, flowId: flow.id, review: restarted(applicant, scene), servicesData: stillPassed(applicant.servicesData, flow) };
    }),
    continue: started,
    schedule: dated((_, { now }) => ({ scheduledDeletionDate: iso(now + span('20d')) })),
    restore: dated(() => ({ scheduledDeletionDate: null })),
    remove: forgotten,
  },
} satisfies Effects<typeof resources, Schemas, Context>;

/** What the checks find suspicious about an applicant: a document or a face that another one has shown, or data that differ from what was supplied. */
import { numberOf } from './documents.ts';
import { passedFlow } from './progress.ts';
import type { Context, Schemas } from './resources.ts';
import { differing } from './supplied.ts';

type Applicant = Schemas['Applicant'];
type Entry = Schemas['ServiceData'];

const passedIn = ({ servicesData }: Applicant, service: Schemas['Service']) =>
  servicesData.find((entry) => entry.service === service && entry.status === 'ACCEPTED');

/** The document that an entry holds, if it is one of document capture. */
const documentIn = (entry: Entry | undefined) => (entry?.data?.stepType === 'DOCUMENT_CAPTURE' ? entry.data : undefined);

/** Other applicants of the application. */
async function others({ applications, id }: Applicant, { applicants }: Context): Promise<Applicant[]> {
  const { items } = await applicants.find({ where: { 'applications.appKey': applications.appKey } });
  return items.filter((other) => other.id !== id);
}

/** What is against a document that has just been read. Only documents that were accepted before count. */
export async function aboutDocument(applicant: Applicant, document: Schemas['DocumentData'], context: Context): Promise<string[]> {
  const number = numberOf(document);
  const shown = (await others(applicant, context)).map((other) => documentIn(passedIn(other, 'DOCUMENT_CAPTURE')));
  const names = differing(document);
  return [
    ...(shown.some((one) => one && numberOf(one) === number) ? ['Another applicant has shown this document.'] : []),
    ...(names.length > 0 ? [`The document differs from what was supplied: ${names.join(', ')}.`] : []),
  ];
}

/** Whether the face of an applicant is known: it was matched, or all that their flow asks for was passed. */
const isKnown = (applicant: Applicant) => passedIn(applicant, 'FACE_MATCH') !== undefined || passedFlow(applicant);

/** What is against the face of an applicant, in a flow that wants one that is not known of another applicant yet. */
export async function aboutFace(applicant: Applicant, context: Context): Promise<string[]> {
  const { flow, image } = applicant;
  if (!flow.uniqueFaceMatch || image === null || passedIn(applicant, 'FACE_MATCH')) return [];
  const known = (await others(applicant, context)).some((other) => other.image === image && isKnown(other));
  return known ? ['Another applicant has this face.'] : [];
}

/** An applicant's progress through the services of the flow: `servicesData`. */
import { iso } from '../../core/clock.ts';
import type { Values } from './api.d.ts';
import { documentRead } from './documents.ts';
import type { Context, Schemas } from './resources.ts';

type Applicant = Schemas['Applicant'];
type Entry = Schemas['ServiceData'];
type Entries = readonly Entry[];

const inBackground: readonly Schemas['Service'][] = ['FACE_MATCH', 'AML'];

/** Whether the applicant takes part in a service; the others are background checks. */
export const isOwnPart = ({ service }: Entry) => !inBackground.includes(service);

/** One entry for each service of the flow: entries that exist stay as they are, the others are open. */
export const begun = ({ flow, servicesData }: Applicant, values: Values): Entry[] =>
  flow.services.map(
    (service) => servicesData.find((entry) => entry.service === service) ?? { ...values.service, service, type: flow.type },
  );

/** Whether each service of the flow has passed. */
export const passedFlow = ({ flow, servicesData }: Applicant): boolean =>
  flow.services.every((service) => servicesData.some((entry) => entry.service === service && entry.status === 'ACCEPTED'));

/** Entries that another flow need not ask for again. */
export const stillPassed = (entries: Entries, { services, type }: Schemas['Flow']): Entry[] =>
  entries.filter(({ service, status }) => status === 'ACCEPTED' && services.includes(service)).map((entry) => ({ ...entry, type }));

function found(applicant: Applicant, stepType: Schemas['Service'], context: Context): NonNullable<Entry['data']> {
  const elapsedTime = context.ids.number(800, 4800);
  if (stepType === 'DOCUMENT_CAPTURE') return documentRead(applicant, elapsedTime, context);
  return { id: context.ids.uuid(), stepType, overallResult: 1, elapsedTime, createdAt: iso(context.now) };
}

/** Whether a service has found nothing yet; the others have passed, or something is against them. */
export const isOpen = ({ status }: Entry) => status === 'OPEN';

/** Lets services of the flow pass, all or some. */
export const passed = (applicant: Applicant, context: Context, which: (entry: Entry) => boolean = () => true): Entry[] =>
  begun(applicant, context.values).map((entry) => {
    if (entry.status === 'ACCEPTED' || !which(entry)) return entry;
    const data = entry.data ? { ...entry.data, overallResult: 1 } : found(applicant, entry.service, context);
    return { ...entry, data, status: 'ACCEPTED', errorMessage: null, reason: null };
  });

const results = { INCOMPLETE: 2, REJECTED: 0 } as const;

type NotPassed = keyof typeof results;

const without = (entry: Entry, status: NotPassed, reason: string): Entry => ({
  ...entry,
  data: entry.data && { ...entry.data, overallResult: results[status] },
  status,
  reason,
});

/** Lets one service not pass: the first that has not passed yet, else the last. One that something is against already keeps the reason. */
export function notPassed(entries: Entries, status: NotPassed, reason: string): Entry[] {
  const doubtful = entries.find((entry) => entry.status !== 'ACCEPTED') ?? entries.at(-1);
  return entries.map((entry) =>
    entry === doubtful ? without(entry, status, (entry.status === status ? entry.reason : null) ?? reason) : entry,
  );
}

/** Leaves a service undecided if there are reasons against it. */
export const doubted = (entries: Entries, service: Schemas['Service'], reasons: readonly string[]): Entry[] =>
  entries.map((entry) => (entry.service === service && reasons.length > 0 ? without(entry, 'INCOMPLETE', reasons.join(' ')) : entry));

/** What the client supplied of an applicant (`suppliedInfo`), and its comparison with the fields of the document. */
import { isInstant } from '../../core/clock.ts';
import type { Context, Schemas } from './resources.ts';

type Applicant = Schemas['Applicant'];
type Name = keyof typeof names;
type Compared = Pick<Schemas['Field'], 'comparison'> & { status?: number };

/** Names under which something can be supplied, and the numeric code of the field it is compared with. */
const names = { documentNumber: 2, dateOfBirth: 5, lastName: 8, firstName: 9 } as const;

const nameOf = (code: number) => (Object.keys(names) as Name[]).find((name) => names[name] === code);

/** The text supplied for a field. What is no text, or blank, is not compared. */
function textFor(code: number, { suppliedInfo = {} }: Applicant): string | undefined {
  const name = nameOf(code);
  const sent = name && Object.hasOwn(suppliedInfo, name) ? suppliedInfo[name] : undefined;
  return typeof sent === 'string' && sent.trim() !== '' ? sent.trim() : undefined;
}

/** What the document says because it was supplied; undefined where nothing was, or no document can or shall say so. */
export function suppliedFor(code: number, applicant: Applicant, { magic }: Context): string | undefined {
  const sent = textFor(code, applicant);
  if (sent === undefined || magic(`SuppliedInfo.${nameOf(code)}`, sent.toLowerCase())) return undefined;
  return code === names.dateOfBirth && !isInstant(`${sent}T00:00:00Z`) ? undefined : sent.toUpperCase();
}

/** The comparison of a field with what was supplied, and its numeric status: 0 if they differ. Nothing where nothing was supplied. */
export function compared(code: number, value: string, applicant: Applicant): Compared {
  const sent = textFor(code, applicant);
  if (sent === undefined) return { comparison: {} };
  const same = sent.toUpperCase() === value;
  return { comparison: { source: 'suppliedInfo', value: sent, result: same ? 'MATCH' : 'MISMATCH' }, ...(!same && { status: 0 }) };
}

/** Names of what was supplied and differs from a document. */
export const differing = ({ fields }: Schemas['DocumentData']): string[] =>
  fields.flatMap(({ fieldType, data }) =>
    data.some(({ comparison }) => comparison['result'] === 'MISMATCH') ? [nameOf(fieldType) ?? ''] : [],
  );

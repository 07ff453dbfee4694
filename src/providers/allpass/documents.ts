/** The document of an applicant: a passport of Utopia of their own. It agrees with what was supplied unless a magic value says otherwise. */
import { iso } from '../../core/clock.ts';
import { markOf } from './marks.ts';
import type { Context, Schemas } from './resources.ts';
import { compared, suppliedFor } from './supplied.ts';

type Applicant = Schemas['Applicant'];
type DocumentData = Schemas['DocumentData'];
type Field = Schemas['Field'];

/** Numeric codes of fields and pictures. */
const codes = { number: 2, birth: 5, surname: 8, givenNames: 9, portrait: 201 } as const;

const two = (number: number) => String(number).padStart(2, '0');

/** What a document says of an applicant, by code: what the profile knows already, and otherwise something new. */
function person(applicant: Applicant, context: Context): Record<number, string> {
  const { ids, values } = context;
  const { surnames, givenNames } = values.people;
  const names = applicant.fullName?.toUpperCase().split(' ') ?? [];
  return {
    [codes.number]: markOf(applicant, context).documentNumber ?? ids.letters(9).toUpperCase(),
    [codes.birth]: applicant.dateOfBirth ?? `${ids.number(1950, 2003)}-${two(ids.number(1, 12))}-${two(ids.number(1, 28))}`,
    [codes.surname]: names.at(-1) ?? (surnames[ids.number(0, surnames.length - 1)] as string),
    [codes.givenNames]: names.slice(0, -1).join(' ') || (givenNames[ids.number(0, givenNames.length - 1)] as string),
  };
}

/** The result of document capture. */
export function documentRead(applicant: Applicant, elapsedTime: number, context: Context): DocumentData {
  const { ids, now, values } = context;
  const { result, type, portrait, text, texts } = values.passport;
  const docId = ids.uuid();
  const createdAt = iso(now);
  const part = () => ({ id: ids.uuid(), docId, pageIndex: 0, createdAt });
  const image = markOf(applicant, context).image ?? `https://media.example.net/documents/${docId}/portrait.jpg`;
  const own: Record<number, string> = {
    ...Object.fromEntries(texts.map((one) => [one.fieldType, one.value])),
    ...person(applicant, context),
  };
  const group = ([code, standard]: [string, string]) => {
    const fieldType = Number(code);
    const value = suppliedFor(fieldType, applicant, context) ?? standard;
    return { fieldType, data: [{ ...part(), ...text, fieldType, value, ...compared(fieldType, value, applicant) }] };
  };
  return {
    ...result,
    id: ids.uuid(),
    elapsedTime,
    createdAt,
    types: [{ ...part(), ...type }],
    graphics: [{ fieldType: portrait.fieldType, data: [{ ...part(), ...portrait, image }] }],
    fields: Object.entries(own).map(group),
  };
}

const capitalized = (name: string) => name.toLowerCase().replace(/(?<=^|[\s-])./gu, (letter) => letter.toUpperCase());

/** A name as it was supplied if it agrees, or else as the document has it. */
const spelled = ({ comparison, value }: Field): string =>
  comparison['result'] === 'MATCH' ? String(comparison['value']) : capitalized(value);

/** The first text of a kind. */
const textOf = ({ fields }: DocumentData, code: number): Field | undefined => fields.find(({ fieldType }) => fieldType === code)?.data[0];

/** The number of a document, if it could be read. */
export const numberOf = (document: DocumentData): string | undefined => textOf(document, codes.number)?.value;

/** The data of a document's holder. */
export function holder(document: DocumentData) {
  const names = [textOf(document, codes.givenNames), textOf(document, codes.surname)].filter((name) => name !== undefined);
  return {
    fullName: names.length > 0 ? names.map(spelled).join(' ') : null,
    dateOfBirth: textOf(document, codes.birth)?.value ?? null,
    image: document.graphics.find(({ fieldType }) => fieldType === codes.portrait)?.data[0]?.image ?? null,
  };
}

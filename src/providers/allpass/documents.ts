/** The document of every applicant: a passport of Utopia, as in the examples of ICAO 9303. */
import { type Instant, iso } from '../../core/clock.ts';
import type { Ids } from '../../core/ids.ts';
import type { Schemas } from './resources.ts';

type DocumentData = Schemas['DocumentData'];

const portrait = 201;
const codes = { issuer: 1, number: 2, expiry: 3, birth: 5, surname: 8, givenNames: 9, nationality: 11, sex: 12 } as const;

const texts: readonly [fieldType: number, value: string][] = [
  [codes.issuer, 'UTO'],
  [codes.number, 'L898902C3'],
  [codes.expiry, '2034-04-15'],
  [codes.birth, '1974-08-12'],
  [codes.surname, 'ERIKSSON'],
  [codes.givenNames, 'ANNA MARIA'],
  [codes.nationality, 'Utopian'],
  [codes.sex, 'F'],
];

/** The result of document capture for that passport. */
export function documentRead(elapsedTime: number, ids: Ids, now: Instant): DocumentData {
  const docId = ids.uuid();
  const createdAt = iso(now);
  const part = () => ({ id: ids.uuid(), docId, pageIndex: 0, createdAt });
  const image = `https://media.example.net/documents/${docId}/portrait.jpg`;
  const printed = { sourceType: 17 };
  return {
    id: ids.uuid(),
    stepType: 'DOCUMENT_CAPTURE',
    overallResult: 1,
    elapsedTime,
    elapsedTimeRFID: 0,
    uploadedPagesCount: 1,
    createdAt,
    types: [{ ...part(), name: 'Utopia - Passport (2020)', hasMRZ: true, icao: 'UTO', type: 11, year: '2020', format: 2 }],
    graphics: [{ fieldType: portrait, data: [{ ...part(), ...printed, fieldType: portrait, containerType: 6, image }] }],
    fields: texts.map(([fieldType, value]) => ({
      fieldType,
      data: [{ ...part(), ...printed, fieldType, lcid: 0, status: 1, probability: 97, validity: 1, value, comparison: {} }],
    })),
  };
}

const capitalized = (name: string) => name.toLowerCase().replace(/(?<=^|[\s-])./g, (letter) => letter.toUpperCase());

/** The data of a document's holder. */
export function holder({ fields, graphics }: DocumentData) {
  const text = (code: number) => fields.find(({ fieldType }) => fieldType === code)?.data[0]?.value;
  const names = [text(codes.givenNames), text(codes.surname)].filter((name) => name !== undefined);
  return {
    fullName: names.length > 0 ? capitalized(names.join(' ')) : null,
    dateOfBirth: text(codes.birth) ?? null,
    image: graphics.find(({ fieldType }) => fieldType === portrait)?.data[0]?.image ?? null,
  };
}

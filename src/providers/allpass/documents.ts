/** The document of every applicant: the passport in `x-values`. */
import { iso } from '../../core/clock.ts';
import type { Context, Schemas } from './resources.ts';

type DocumentData = Schemas['DocumentData'];

const codes = { birth: 5, surname: 8, givenNames: 9, portrait: 201 } as const;

/** The result of document capture for that passport. */
export function documentRead(elapsedTime: number, { ids, now, values }: Context): DocumentData {
  const { result, type, portrait, text, texts } = values.passport;
  const docId = ids.uuid();
  const createdAt = iso(now);
  const part = () => ({ id: ids.uuid(), docId, pageIndex: 0, createdAt });
  const image = `https://media.example.net/documents/${docId}/portrait.jpg`;
  return {
    ...result,
    id: ids.uuid(),
    elapsedTime,
    createdAt,
    types: [{ ...part(), ...type }],
    graphics: [{ fieldType: portrait.fieldType, data: [{ ...part(), ...portrait, image }] }],
    fields: texts.map(({ fieldType, value }) => ({ fieldType, data: [{ ...part(), ...text, fieldType, value, comparison: {} }] })),
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
    image: graphics.find(({ fieldType }) => fieldType === codes.portrait)?.data[0]?.image ?? null,
  };
}

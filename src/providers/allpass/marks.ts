/** What the mail address of an applicant asks for, by what follows the last + before the @: see `x-magic` in the document. */
import type { Context, Schemas } from './resources.ts';

interface Mark {
  /** Event that follows the completion. */
  event?: string;
  /** Number of the passport that is shown. */
  documentNumber?: string;
  /** Portrait in the passport, a URL. */
  image?: string;
}

export const markOf = ({ email }: Schemas['Applicant'], { magic }: Pick<Context, 'magic'>): Mark =>
  magic<Mark>('Applicant.email', email?.split('@')[0]?.match(/\+[^+]*$/)?.[0]) ?? {};

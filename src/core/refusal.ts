/** A refusal: why a request fails, by its meaning. Each API words it in its own dialect (`refusals`). */
import type { Schemas } from './control/api.d.ts';

/** Meanings that every API words. */
export type Meaning =
  | 'unauthenticated'
  | 'not_permitted'
  | 'not_found'
  | 'illegal_transition'
  | 'conflict'
  | 'invalid_request'
  | 'unknown_path'
  | 'wrong_method'
  | 'body_too_large'
  | 'contract_violation'
  | 'internal_error';

/** One thing wrong with a request: where (a JSON pointer such as `/body/action`, or empty) and what. */
export type Finding = Schemas['Finding'];

/** A finding in one line. */
export const sentence = ({ path, message }: Finding): string => `${path} ${message}`.trim();

/** The details of a refusal. `status`, `from` and `allowed` belong to an illegal transition. */
export interface Details {
  message?: string;
  /** The reason for whoever reads the journal, where the vendor's words for this meaning are always the same. */
  note?: string;
  /** The record it is about. */
  record?: { resource: string; id: string };
  findings?: Finding[];
  status?: Status;
  /** The field that holds the status. */
  field?: string;
  event?: string;
  /** Statuses from which the event would have been legal. */
  from?: readonly Status[];
  /** Events that are legal in the status the record has. */
  allowed?: readonly string[];
  /** Methods that the path has. */
  allow?: readonly string[];
  /** Name of the invariant that would not hold. */
  invariant?: string;
}

/** A status as the vendor spells it: text, a number, or null. */
export type Status = Schemas['Status'];

/** Thrown by stages, operations and life cycles. It rolls its transaction back. */
export class Refusal<Reason extends string = string> extends Error {
  readonly reason: Reason;
  readonly details: Details;

  constructor(reason: Reason, details: Details = {}) {
    super((details.message ?? details.findings?.map(sentence).join('; ')) || (details.note ?? reason));
    this.reason = reason;
    this.details = details;
  }
}

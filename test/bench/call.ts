/** What is asked of a target: a call as the vendor documents it, and what it amounts to for a target that only knows records. */

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  /** JSON */
  body?: string;
}

/** The same thing done to records alone. */
export type Plain =
  | { kind: 'get'; collection: string; id: string }
  | { kind: 'list'; collection: string; where: Record<string, string | number>; newestBy: string; limit: number }
  | { kind: 'create'; collection: string; record: Record<string, unknown> }
  | { kind: 'edit'; collection: string; id: string; change: Record<string, unknown> };

export interface Step {
  vendor: Call;
  plain: Plain;
}

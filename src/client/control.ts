/** The typed client of the control plane: paths, bodies and answers have the types of `openapi/control.yaml`. */
import createClient, { type Client } from 'openapi-fetch';
import type { operations, paths, Schemas } from '../core/control/api.d.ts';

export type { Schemas };

/** The JSON body of an operation. */
export type BodyOf<Id extends keyof operations> = operations[Id] extends { requestBody?: { content: { 'application/json': infer B } } }
  ? B
  : never;

export type ControlClient = Client<paths>;

/** A header with this token: a character for each byte, because headers hold no others. */
const bearer = (token: string) => ({ Authorization: `Bearer ${String.fromCharCode(...new TextEncoder().encode(token))}` });

/**
 * A client whose calls name a world, or none.
 * @param sandbox its address: `http://127.0.0.1:4010`; calls throw an Error where nothing answers there
 */
export function controlClient(sandbox: string, adminToken: string | undefined, world?: string): ControlClient {
  const client = createClient<paths>({
    baseUrl: `${sandbox}${world === undefined ? '' : `/w/${encodeURIComponent(world)}`}/__admin`,
    ...(adminToken !== undefined && { headers: bearer(adminToken) }),
  });
  client.use({ onError: ({ error }) => new Error(`no sandbox answers on ${sandbox}`, { cause: error }) });
  return client;
}

/** An answer as openapi-fetch returns it. */
export interface Answer<T> {
  data?: T;
  error?: Schemas['Problem'];
  response: Response;
}

/**
 * The body of an answer.
 * @param accepted a status that is no failure: 404 for a removal, which succeeds also where there is nothing to remove
 * @throws Error with the detail of the problem that the control plane answered
 */
export async function answerOf<T>(call: Promise<Answer<T>>, accepted?: 404): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok && response.status !== accepted) throw new Error(error?.detail ?? `${response.url} answered ${response.status}`);
  return data as T;
}

/** The body that advances a clock by a span such as `20d`, or to an RFC 3339 instant. */
export const advanceBody = (by: string): BodyOf<'advanceClock'> => (/^\d{4}-/.test(by) ? { to: by } : { by });

/** The calls of a typed client that throw where the sandbox refuses, with its reason in the message. */
import type { Client, ClientPathsWithMethod, FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import type { Schemas } from './control.ts';

type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
type Media = `${string}/${string}`;

// biome-ignore-start lint/complexity/noBannedTypes: the constraints of openapi-fetch's own types.
/** A call whose answer is the document's success. */
type Call<Paths extends Record<string, Record<Method, {}>>, Verb extends Method> = <
  Path extends ClientPathsWithMethod<Client<Paths>, Verb> & keyof Paths,
  Init extends MaybeOptionalInit<Paths[Path], Verb>,
>(
  path: Path,
  ...init: {} extends Init ? [Init?] : [Init]
) => Promise<Extract<FetchResponse<Paths[Path][Verb], Init, Media>, { error?: never }>>;

/** The calls of a client: `data` is there always, because a refusal throws. */
export interface Expecting<Paths extends {}> {
  GET: Call<Paths, 'get'>;
  PUT: Call<Paths, 'put'>;
  POST: Call<Paths, 'post'>;
  DELETE: Call<Paths, 'delete'>;
  PATCH: Call<Paths, 'patch'>;
}
// biome-ignore-end lint/complexity/noBannedTypes: see above.

const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'] as const;

/** What a journal tells of the call with this answer, if it still has it. */
export type Told = (response: Response) => Promise<Schemas['JournalEntry'] | undefined>;

/** An answer as openapi-fetch returns it. */
interface Answer {
  error?: unknown;
  response: Response;
}

/** `POST /api/v2/applications/2/approve answered 409: Cannot approve: ...` */
async function refused(verb: string, { error, response }: Answer, told: Told): Promise<Error> {
  const entry = await told(response).catch(() => undefined);
  const { message, allowedEvents } = entry?.refusal ?? {};
  const reason = message ?? (typeof error === 'string' ? error : JSON.stringify(error));
  const instead = allowedEvents && `; the status allows: ${allowedEvents.join(', ') || 'nothing'}`;
  return new Error(`${verb} ${new URL(response.url).pathname} answered ${response.status}: ${reason}${instead ?? ''}`, {
    cause: entry ?? error,
  });
}

/** @throws Error from each call that is not answered with a success; its `cause` is the entry of the journal */
export function expecting<Paths extends object>(client: Client<Paths>, told: Told): Expecting<Paths> {
  const calls = verbs.map((verb) => {
    const call = client[verb] as (path: string, ...init: unknown[]) => Promise<Answer>;
    const checked = async (path: string, ...init: unknown[]) => {
      const answer = await call(path, ...init);
      if (!answer.response.ok) throw await refused(verb, answer, told);
      return answer;
    };
    return [verb, checked];
  });
  return Object.fromEntries(calls) as Expecting<Paths>;
}

/** A fault: which calls it is for, what it does to them, how often and for how long. */
import { iso, span } from '../clock.ts';
import { glob } from '../glob.ts';
import type { Provider } from '../provider.ts';
import type { Finding } from '../refusal.ts';
import { type Delay, delayFindings } from './delay.ts';

/** Ways to break a connection, by WireMock's names. */
const breakages = ['CONNECTION_RESET_BY_PEER', 'EMPTY_RESPONSE', 'MALFORMED_RESPONSE_CHUNK', 'RANDOM_DATA_THEN_CLOSE'] as const;

export type Breakage = (typeof breakages)[number];

/** Which calls: all that is named must fit, what is left out fits any. */
export interface FaultMatch {
  operationId?: string;
  /** Name of the vendor. */
  provider?: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root of the vendor's API, such as `/api/v2/applications/*`; `*` stands for anything. */
  path?: string;
  /** Name of the persona who calls. */
  persona?: string;
  /** Only the nth of the calls that fit, counted from 1 since the fault was armed. */
  nth?: number;
}

/** What happens to the call: a delay, then a status or a breakage instead of the answer. */
export interface FaultEffect {
  delay?: Delay;
  /** HTTP status from 400 to 599, in the vendor's own error body. */
  status?: number;
  fault?: Breakage;
  /** Lets the operation run and its changes be kept first. */
  afterCommit?: boolean;
}

export interface Fault {
  match?: FaultMatch;
  effect: FaultEffect;
  /** How many calls it strikes; without, any number. */
  count?: number;
  /** How long it stays armed, as a span of world time such as `10m`; without, until it is disarmed. */
  ttl?: string;
  /** From 0 to 1: how likely a call that fits is struck; without, always. */
  probability?: number;
}

/** A call as faults see it. */
export interface FaultCall {
  operationId: string;
  provider: string;
  method: string;
  path: string;
  persona: string | undefined;
}

/** Whether a call fits, the count of such calls aside. */
export function meant({ match = {} }: Fault, call: FaultCall): boolean {
  const { operationId, provider, method, path, persona } = match;
  return (
    (operationId === undefined || operationId === call.operationId) &&
    (provider === undefined || provider === call.provider) &&
    (method === undefined || method === call.method) &&
    (path === undefined || glob(path, call.path)) &&
    (persona === undefined || persona === call.persona)
  );
}

function ttlFindings(ttl: string, now: number): Finding[] {
  try {
    iso(now + span(ttl));
    return [];
  } catch (error) {
    return [{ path: '/body/ttl', message: (error as Error).message }];
  }
}

/** Everything that is wrong with a fault, so that one which can never strike is not armed in silence. */
export function faultFindings(
  { match = {}, effect, count, ttl, probability }: Fault,
  providers: readonly Provider[],
  now: number,
): Finding[] {
  const { delay, status, fault } = effect;
  const { operationId, provider, persona, nth } = match;
  const found = (wrong: boolean, path: string, message: string): Finding[] => (wrong ? [{ path: `/body${path}`, message }] : []);
  const counts = (value: number | undefined) => value === undefined || (Number.isInteger(value) && value >= 1);
  const known = (name: string | undefined, has: (one: Provider) => boolean) => name === undefined || providers.some(has);
  return [
    ...found(delay === undefined && status === undefined && fault === undefined, '/effect', 'must have a delay, a status or a fault'),
    ...found(status !== undefined && fault !== undefined, '/effect', 'must not have both a status and a fault'),
    ...found(
      status !== undefined && !(Number.isInteger(status) && status >= 400 && status <= 599),
      '/effect/status',
      'must be from 400 to 599',
    ),
    ...found(fault !== undefined && !breakages.includes(fault), '/effect/fault', `must be one of: ${breakages.join(', ')}`),
    ...(delay ? delayFindings(delay, '/body/effect/delay') : []),
    ...found(!known(operationId, (one) => Object.hasOwn(one.operations, operationId ?? '')), '/match/operationId', 'is no operation'),
    ...found(!known(provider, ({ name }) => name === provider), '/match/provider', 'is no vendor'),
    ...found(!known(persona, ({ personas }) => personas.some(({ name }) => name === persona)), '/match/persona', 'is no persona'),
    ...found(!counts(nth), '/match/nth', 'must be a whole number from 1'),
    ...found(!counts(count), '/count', 'must be a whole number from 1'),
    ...found(probability !== undefined && !(probability >= 0 && probability <= 1), '/probability', 'must be from 0 to 1'),
    ...(ttl === undefined ? [] : ttlFindings(ttl, now)),
  ];
}

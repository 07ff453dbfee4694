/** A fault: which calls it is for, and why one cannot be armed. Its shape and ranges are stated in `control.yaml`. */
import { iso, span } from '../clock.ts';
import type { Schemas } from '../control/api.d.ts';
import { glob } from '../glob.ts';
import { nameFindings } from '../known.ts';
import type { Provider } from '../provider.ts';
import type { Finding } from '../refusal.ts';

export type Fault = Schemas['Fault'];
export type ArmedFault = Schemas['ArmedFault'];
export type FaultEffect = Schemas['FaultEffect'];

/** A call as faults see it. */
export interface FaultCall {
  operationId: string;
  provider: string;
  method: string;
  path: string;
  persona: string | undefined;
}

/** Whether a call fits, not considering how many have. */
export function meant({ match = {} }: Fault, call: FaultCall): boolean {
  const { nth: _, path, ...same } = match;
  const equal = Object.entries(same).every(([field, value]) => value === undefined || call[field as keyof typeof same] === value);
  return equal && (path === undefined || glob(path, call.path));
}

function ttlFindings(ttl: string, now: number): Finding[] {
  try {
    iso(now + span(ttl));
    return [];
  } catch (error) {
    return [{ path: '/body/ttl', message: (error as Error).message }];
  }
}

/** What a schema cannot say of a fault, so that none is armed that can never strike. */
export function faultFindings({ match = {}, effect, ttl }: Fault, providers: readonly Provider[], now: number): Finding[] {
  const { delay, status, fault } = effect;
  const found = (wrong: boolean, path: string, message: string): Finding[] => (wrong ? [{ path: `/body${path}`, message }] : []);
  return [
    // Schemas can say these two as `anyOf` and `not`, but validators then do not name what is missing or too much.
    ...found(delay === undefined && status === undefined && fault === undefined, '/effect', 'must have a delay, a status or a fault'),
    ...found(status !== undefined && fault !== undefined, '/effect', 'must not have both a status and a fault'),
    ...found(delay?.type === 'uniform' && delay.upper < delay.lower, '/effect/delay/upper', 'must not be under lower'),
    ...nameFindings(providers, '/body/match', match),
    ...(ttl === undefined ? [] : ttlFindings(ttl, now)),
  ];
}

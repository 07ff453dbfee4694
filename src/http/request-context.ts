/** What the line knows of one request, from its first stage to its answer. */
import type { Request, Response } from 'express';
import { type Instant, platformTime } from '../core/clock.ts';
import type { AnyReply } from '../core/operation.ts';
import type { Circumstances, Persona, Provider } from '../core/provider.ts';
import type { Finding, Refusal } from '../core/refusal.ts';
import type { Transition } from '../core/scene.ts';
import type { World } from '../core/world.ts';
import type { Worlds } from '../core/worlds.ts';
import type { MountedApi } from './api.ts';

export interface RequestContext {
  /** The caller's, or counted in the world: the same calls in a fresh world have the same ids. */
  requestId?: string | undefined;
  /** The API the path belongs to, if to any. */
  api?: MountedApi;
  worldId: string;
  /** Names no world where one must be named; it enters none. */
  worldless?: boolean;
  /** Entered by vendor calls only; the control plane names worlds without entering them. */
  world?: World;
  /** The world a call of the control plane turned to: its answer tells that world's time. */
  entered?: { now(): Instant };
  persona?: Persona | undefined;
  /** Why the credentials were not taken. */
  denied?: Refusal;
  /** As the API sees them: without the world's suffix, and JSON whatever they say. */
  headers: NodeJS.Dict<string | string[]>;
  /** The body as it came. */
  text: string;
  /** Why the body is no JSON. Credentials come first, so it is said later. */
  malformed?: Finding;
  /** Of the operation that has this path and method, valid or not. */
  operationId?: string | undefined;
  /** What the operation is called with: coerced and valid. */
  input?: unknown;
  /** Readings the answer rests on, as `provider/reading=option`. */
  asked: Set<string>;
  /** Transitions the request brought about. */
  transitions: Transition[];
  /** Checks a reply against the document. @throws Refusal `contract_violation` */
  check?: (reply: AnyReply) => void;
  reply?: AnyReply;
  /** Preferences of the request that were met, by name. */
  applied: Map<string, string>;
  /** Id of the armed fault that struck. */
  fault?: string;
  /** What it was refused for. */
  refused?: Refusal;
  /** Notes the context in the world's journal, once; with the text of the answer, or without where none leaves. */
  note?: ((answer?: string) => void) | undefined;
}

/** What the stages share. */
export interface Services {
  apis: readonly MountedApi[];
  worlds: Worlds;
  /** Origin whose pages may call the control plane. */
  adminOrigin?: string | undefined;
  /** Told each request, if wanted, and each defect. */
  log: (line: string) => void;
  logRequests: boolean;
  /** Aborted when the sandbox closes: answers that go on end then. */
  over: AbortSignal;
  /** Whether a vendor call that names no world is refused. */
  strictWorlds: boolean;
}

/** One stage of the line: passes on by returning, or throws. */
export type Stage = (context: RequestContext, req: Request, res: Response) => void | Promise<void>;

/** The time of the world it is made in, or turned to; real time where there is none. */
export const timeOf = ({ world, entered = world }: RequestContext): Instant => (entered ? entered.now() : platformTime());

/** What the wording of a refusal may ask: the world's readings and time, or no readings where there is no world. */
export const circumstances = (context: RequestContext): Circumstances => ({
  now: timeOf(context),
  reading: context.world && context.api ? context.world.ask(context.api.implementation as Provider, context.asked) : () => '',
});

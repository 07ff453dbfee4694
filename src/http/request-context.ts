/** What the pipeline knows of one request, from the first stage to the answer, and what all stages share. */
import type { Request, Response } from 'express';
import type { Instant } from '../core/clock.ts';
import type { Strike } from '../core/faults/armed.ts';
import type { AnyReply } from '../core/operation.ts';
import type { Circumstances, Persona } from '../core/provider.ts';
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
  /** The worlds that the request names, each once. */
  named: readonly string[];
  worldId: string;
  /** Entered by vendor calls, unless they name none although they must. The control plane names worlds without entering them. */
  world?: World;
  /** The world that a control operation worked on: the answer carries that world's time. */
  entered?: { now(): Instant };
  persona?: Persona | undefined;
  /** Why the credentials were refused. */
  denied?: Refusal;
  /** As the API sees them: without the world's suffix, and with JSON as the content type. */
  headers: NodeJS.Dict<string | string[]>;
  /** The body as it came. */
  text: string;
  /** Why the body is not JSON. Credentials are checked first, so it is reported later. */
  malformed?: Finding;
  /** Of the operation that has this path and method, valid or not. */
  operationId?: string | undefined;
  /** What the operation is called with: coerced and valid. */
  input?: unknown;
  /** Readings that the answer depends on, as `provider/reading=option`. */
  asked: Set<string>;
  /** Transitions that the request caused. */
  transitions: Transition[];
  /** Validates a reply against the document. @throws Refusal `contract_violation` */
  check?: (reply: AnyReply) => void;
  reply?: AnyReply;
  /** Preferences of the request that were met, by name. */
  applied: Map<string, string>;
  /** What an armed fault does to the call. One with a status or a broken connection ends it. */
  strike?: Strike;
  /** Why the request was refused. */
  refused?: Refusal;
  /** Writes the journal entry, once: with the text of the answer, or without where no answer is sent. */
  note?: ((answer?: string) => void) | undefined;
  /** Aborted when the sandbox closes. */
  over: AbortSignal;
  /** The time and readings of the request's world; real time and no readings where it has none. */
  circumstances(): Circumstances;
}

/** What the stages share. */
export interface Services {
  apis: readonly MountedApi[];
  worlds: Worlds;
  /** Names besides loopback's by which clients may call, in lower case. */
  allowedHosts: readonly string[];
  /** Origins whose pages may call the control plane. */
  adminOrigins: readonly string[];
  /** Origins besides loopback's whose pages may call the vendors' APIs; `*` for any. */
  corsOrigins: readonly string[];
  /** Receives a line for each defect, and for each request if wanted. */
  log: (line: string) => void;
  logRequests: boolean;
  /** Aborted when the sandbox closes: streams end then. */
  over: AbortSignal;
  /** Whether a vendor call that names no world is refused. */
  strictWorlds: boolean;
  /** Whether the process may end while the sandbox is open. */
  unref: boolean;
}

/** One stage of the pipeline: passes on by returning, or throws. */
export type Stage = (context: RequestContext, req: Request, res: Response) => void | Promise<void>;

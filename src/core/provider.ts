/** What a provider is: one vendor's API as data and small functions. */
import type { Instant } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import type { Immutable } from './freeze.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Magic, MagicValue } from './magic.ts';
import type { AnyReply } from './operation.ts';
import type { Ask, Reading } from './reading.ts';
import type { Details, Finding, Meaning, Refusal } from './refusal.ts';
import type { Item } from './store.ts';

/** A caller that the sandbox knows, with the headers that identify it. */
export type Persona = Immutable<Omit<Schemas['Persona'], 'provider'>>;

/** A call as authentication sees it: header names in lower case, the body as it came. */
export interface Call {
  method: string;
  /** From the root of the vendor's API, without query and world prefix. */
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** The time of the world that is called. */
  now: Instant;
}

/** A resource: its schema in the document, the field that identifies a record, its life cycles and its indexes. */
export interface AnyResource {
  schema: string;
  key: string;
  /** How the ids of new records are drawn: as UUIDs, or counted up from the highest. Without, whoever makes a record names it. */
  ids?: 'uuid' | 'counted';
  lifecycles?: readonly Lifecycle[];
  /** Lists of fields that the store keeps sorted indexes over, besides `key`. */
  indexes?: readonly (readonly string[])[];
}

/** Whether a persona has a role towards a record. */
export type AnyRole = (item: Item, actor: Persona, context: unknown) => boolean | Promise<boolean>;

/** The reason against an event on a record, if there is one. */
export type AnyGuard = (item: Item, context: unknown) => Refusal | undefined | Promise<Refusal | undefined>;

/** What must hold for a record whenever a transaction ends that changed it. */
export interface Invariant<Record = never, Context = never, Resource extends string = string> {
  /** The sentence that a person reads. */
  says: string;
  /** Where the record holds the id of another one: a change of that one is checked too. */
  over?: { field: string; resource: Resource };
  holds(record: Record, context: Context): boolean | Promise<boolean>;
}

/** What the wording of a refusal may depend on. */
export interface Circumstances {
  reading: Ask;
  now: Instant;
}

/** How an API words each meaning: HTTP status and body. */
export type Refusals<Reason extends string, Body> = Readonly<
  Record<Reason, (details: Details, circumstances: Circumstances) => { status: number; body: Body }>
>;

/** What one page of a vendor prints, by call and by schema of the document; `docs/endpoints.md` tells how names are written. */
export interface Page {
  title: string;
  calls?: Record<string, string[]>;
  names?: Record<string, string[]>;
}

/** A hand-authored OpenAPI document, parsed. */
export interface Document {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown>; securitySchemes?: Record<string, unknown> };
  /** Path and query of a GET to begin with, below the server's path. */
  'x-first-call'?: string;
  'x-magic'?: MagicValue[];
  'x-readings'?: Record<string, Reading>;
  'x-pages'?: Page[];
  /** Keywords of limits (`pattern`, `minimum`) that are assumed wherever they stand. */
  'x-assumed'?: string[];
  'x-personas'?: Persona[];
  /** Values that the code gives to fields which no caller sends, by name. */
  'x-values'?: Readonly<Record<string, unknown>>;
}

/** What an operation of the control plane knows of its call. */
export interface ControlCall {
  worldId: string;
  /** Receives the transitions that the operation causes, for the log. */
  transitions: Schemas['Transition'][];
  /** Receives the world that the operation uses. */
  entered(world: { now(): Instant }): void;
  /** Checks an answer inside the transaction that makes it, so that one that breaks the document changes nothing. */
  checked<Reply extends AnyReply>(reply: Reply): Reply;
}

/** The code behind a document: what the pipeline needs of a vendor's API and of the control plane alike. */
export interface Implementation {
  name: string;
  operations: Readonly<Record<string, (input: never, context: never) => unknown>>;
  /** Identifies the caller; absent where no credentials are needed. @throws Refusal `unauthenticated` */
  authenticate?(call: Call, reading: Ask): Persona;
  /** The context of the control plane's operations; a vendor's get the context of a scene. */
  context?(call: ControlCall): unknown;
  /** Media type of failures; `application/json` if absent. */
  problemType?: string;
  refusals: Refusals<Meaning, unknown>;
}

/** Checks what a call proves besides the persona's headers, such as a signature. @throws Refusal `unauthenticated` */
export type Authenticate<P extends Persona, Readings> = (call: Call, persona: P, reading: Ask<Readings>) => void;

/** What a vendor's folder exports. */
export interface ProviderCode extends Omit<Implementation, 'name' | 'authenticate'> {
  authenticate?: Authenticate<never, never>;
  resources: Readonly<Record<string, AnyResource>>;
  /** Fields that an event changes besides the status, by resource and event. */
  effects: Readonly<Record<string, Readonly<Record<string, (item: never, scene: never) => unknown>>>>;
  /** The vendor's call that fires an event on a record, by resource and event, where the vendor has one. */
  calls: Readonly<Record<string, Readonly<Record<string, (item: never) => object | undefined>>>>;
  /** Roles of a persona towards a record, named by life cycles in `by`. */
  roles: Readonly<Record<string, (item: never, actor: never, context: never) => boolean | Promise<boolean>>>;
  /** Conditions besides the status, named by life cycles in `guards`. */
  guards: Readonly<Record<string, (item: never, context: never) => Refusal | undefined | Promise<Refusal | undefined>>>;
  /** By resource and name; checked at the end of each transaction. */
  invariants?: Readonly<Record<string, Readonly<Record<string, Invariant>>>>;
}

/** The schemas of a document, each by its name. */
export interface DocumentSchemas {
  /** What a schema has against a value. */
  findings(name: string, value: unknown): Finding[];
  /** The first example of a schema; an empty object where it has none. */
  example(name: string): unknown;
}

/** A vendor's code, with the personas, readings and values of its document. */
export interface Provider extends Omit<ProviderCode, 'authenticate'>, Implementation {
  personas: readonly Persona[];
  readings: Readonly<Record<string, Reading>>;
  magic: Magic;
  values: Readonly<Record<string, unknown>>;
  schemas: DocumentSchemas;
}

/** The control plane's document, with the code behind it. */
export interface ControlApi {
  kind: 'control';
  implementation: Implementation;
  document: Document;
}

/** A vendor's document, with the code behind it and the data worlds begin with. */
export interface Vendor {
  kind: 'vendor';
  implementation: Provider;
  document: Document;
  fixture: Readonly<Record<string, readonly Item[]>>;
}

export type Api = Vendor | ControlApi;

/** Types that bind a provider's tables (resources, calls, effects) to the schemas and operations of its document. */
import type { Input } from './operation.ts';
import type { AnyResource, Persona } from './provider.ts';
import type { Facts } from './scene.ts';
import type { Item, Query, Where } from './store.ts';

type LifecycleOf<R> = R extends { lifecycles: readonly (infer L)[] } ? L : never;
type EventIn<L> = L extends { events: infer E } ? keyof E & string : never;
type EventOf<R> = EventIn<LifecycleOf<R>>;
type FieldIn<L> = L extends { field: infer F } ? F : never;
type AnyFieldOf<R> = FieldIn<LifecycleOf<R>>;
type StatusFieldOf<R> = FieldIn<Exclude<LifecycleOf<R>, { presence: object }>>;
type KeyOf<R> = R extends { key: infer K } ? K : never;
type RecordOf<R, Schemas> = R extends { schema: infer S extends keyof Schemas } ? Schemas[S] : never;

/** How an operation is called to fire an event: operationId, path values and a body to be completed. */
type CallOf<Documented> = {
  [Id in keyof Documented]: { operationId: Id; path?: Input<Documented[Id]>['path']; body?: Input<Documented[Id]>['body'] };
}[keyof Documented];

/** The vendor's calls by resource and event. */
export type Calls<Resources, Schemas, Documented> = {
  [Name in keyof Resources]?: {
    [Event in EventOf<Resources[Name]>]?: (item: RecordOf<Resources[Name], Schemas>) => CallOf<Documented> | undefined;
  };
};

/** The fields that an effect may change: all except the status and the id. */
type Patch<T, R> = T extends unknown ? Partial<Omit<T, (StatusFieldOf<R> | KeyOf<R>) & string>> : never;

/** One collection of records of type T as operations see it. Ids are the vendor's, numbers or strings. */
export interface Collection<T, R, Given> {
  /** @throws Refusal `not_found` */
  get(id: string | number): Promise<T>;
  find(query: Query): Promise<{ total: number; items: T[] }>;
  /** The first match, if any. */
  first(where: Where): Promise<T | undefined>;
  /** Adds a record in the initial status of its life cycles. */
  create(item: T extends unknown ? Omit<T, AnyFieldOf<R> & string> : never): Promise<T>;
  /** Changes fields that belong to no life cycle. @throws Refusal `not_found` */
  edit(id: string | number, changes: T extends unknown ? Partial<Omit<T, (AnyFieldOf<R> | KeyOf<R>) & string>> : never): Promise<T>;
  /**
   * Fires an event: its effect and the new status are one change.
   * @throws Refusal `not_found`, `not_permitted`, `illegal_transition`, or that of a guard
   */
  fire(id: string | number, event: EventOf<R>, given?: Given): Promise<T>;
  /** Whether role, status and guards allow an event on a record now. */
  may(id: string | number, event: EventOf<R>): Promise<boolean>;
  /** The same collection, limited to records that match. */
  within(scope: Where): Collection<T, R, Given>;
}

/** A collection of any resource. */
export type AnyCollection = Collection<Item, Required<AnyResource>, unknown>;

/** The context of an operation: the provider's collections by name, and the facts of the call. */
export type Context<Resources, Schemas, P extends Persona, Readings, Values, Given> = {
  readonly [Name in keyof Resources]: Collection<RecordOf<Resources[Name], Schemas>, Resources[Name], Given>;
} & Facts<P, Readings, Values>;

type Effect<T, R, Scene> = (item: T, scene: Scene) => Patch<T, R> | Promise<Patch<T, R>>;

/** Effects of a provider: per resource and event, the fields that change along with the status. */
export type Effects<Resources, Schemas, Context, Given> = {
  [Name in keyof Resources]?: {
    [Event in EventOf<Resources[Name]>]?: Effect<RecordOf<Resources[Name], Schemas>, Resources[Name], Context & { given: Given }>;
  };
};

/** The records of a world as programs read, make, change and remove them, over the control plane. */
import type { operations } from '../core/control/api.d.ts';
import { answerOf, type BodyOf, type ControlClient, type Schemas } from './control.ts';

type ListQuery = NonNullable<operations['listRecords']['parameters']['query']>;

const pathOf = (provider: string, resource: string, id: string | number) => ({ path: { provider, resource, id: String(id) } });

/** The records of every vendor, as the world keeps them. What the sandbox refuses is thrown as an Error in its words. */
export class Records {
  readonly #control: ControlClient;

  constructor(control: ControlClient) {
    this.#control = control;
  }

  /** A page of the records of a resource, and how many there are. */
  list = (provider: string, resource: string, query: ListQuery = {}): Promise<{ total: number; items: Schemas['Record'][] }> =>
    answerOf(this.#control.GET('/{provider}/{resource}', { params: { path: { provider, resource }, query } }));

  get = (provider: string, resource: string, id: string | number): Promise<Schemas['Record']> =>
    answerOf(this.#control.GET('/{provider}/{resource}/{id}', { params: pathOf(provider, resource, id) }));

  /** Makes a record, and returns it: with the id drawn, and in the initial status, where these were left out. */
  create = (provider: string, resource: string, record: BodyOf<'createRecord'>): Promise<Schemas['Record']> =>
    answerOf(this.#control.POST('/{provider}/{resource}', { params: { path: { provider, resource } }, body: record }));

  /** Changes a record by a JSON merge patch (RFC 7396), and returns it. */
  edit = (provider: string, resource: string, id: string | number, patch: BodyOf<'editRecord'>): Promise<Schemas['Record']> =>
    answerOf(this.#control.PATCH('/{provider}/{resource}/{id}', { params: pathOf(provider, resource, id), body: patch }));

  /** Removes a record that no other one points to. */
  remove = (provider: string, resource: string, id: string | number): Promise<void> =>
    answerOf(this.#control.DELETE('/{provider}/{resource}/{id}', { params: pathOf(provider, resource, id) }));
}

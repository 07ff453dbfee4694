/** A sandbox that runs elsewhere, steered over its control plane as one in this process is. */
import createClient from 'openapi-fetch';
import { clients, type Served } from './client.ts';
import type { components, paths } from './control/api.d.ts';
import type { Beginning, SandboxWorld } from './index.ts';

/** A running sandbox. */
export interface RunningSandbox extends Served {
  /** `http://127.0.0.1:4010` */
  url: string;
  /** The world of this id; it begins when it is first called. */
  world(id: string): SandboxWorld;
  /** Begins a world, under a free id unless one is given. @throws Error if there is one of this id */
  begin(beginning?: Beginning & { id?: string }): Promise<SandboxWorld>;
}

type Problem = components['schemas']['Problem'];

/** What the control plane answered. @throws Error with its own words */
async function told<T>(asked: Promise<{ data?: T; error?: Problem; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new Error(error?.detail ?? `${response.url} answered ${response.status}`);
  return data as T;
}

const admin = (url: string, adminToken: string | undefined) =>
  createClient<paths>({
    baseUrl: `${url}/__admin`,
    ...(adminToken !== undefined && { headers: { Authorization: `Bearer ${adminToken}` } }),
  });

/** One world of a running sandbox, as the control plane lets it be steered. */
function remoteWorld(sandbox: string, id: string, served: Served, adminToken: string | undefined): SandboxWorld {
  const url = `${sandbox}/w/${id}`;
  const control = admin(url, adminToken);
  return {
    ...clients(url, served),
    id,
    url,
    as: (persona) => clients(url, served, persona),
    reset: async () => void (await told(control.POST('/reset'))),
    switch: async (readings) => void (await told(control.PUT('/readings', { body: { ...readings } }))),
    advance: async (by) => void (await told(control.POST('/clock/advance', { body: { by } }))),
    simulate: async (provider, resource, record, event, as) => {
      const path = { provider, resource, id: String(record), event };
      return (await told(control.POST('/{provider}/{resource}/{id}/simulate/{event}', { params: { path }, body: as ? { as } : {} })))
        .record;
    },
    drop: async () => {
      const { error, response } = await control.DELETE('/worlds/{id}', { params: { path: { id } } });
      if (!response.ok && response.status !== 404) throw new Error(error?.detail);
    },
  };
}

/**
 * Connects to a running sandbox.
 * @param url its address: `http://127.0.0.1:4010`
 * @throws Error if none answers there, or the admin token is not its
 */
export async function connect(url: string, { adminToken }: { adminToken?: string } = {}): Promise<RunningSandbox> {
  const control = admin(url, adminToken);
  const unreachable = (cause: unknown): never => {
    throw new Error(`No sandbox answers on ${url}`, { cause });
  };
  const vendors = await told(control.GET('/vendors').catch(unreachable));
  const personas = await told(control.GET('/personas'));
  const world = (id: string) => remoteWorld(url, id, { vendors, personas }, adminToken);
  const begin: RunningSandbox['begin'] = async (beginning = {}) => world((await told(control.POST('/worlds', { body: beginning }))).id);
  return { url, vendors, personas, world, begin };
}

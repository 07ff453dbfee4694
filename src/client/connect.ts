/** Connects to a sandbox that runs elsewhere. */
import { answerOf, controlClient, type Fetch } from './control.ts';
import type { Served } from './vendors.ts';
import { type Beginning, type SandboxWorld, worldClient } from './world.ts';

/** A running sandbox. */
export interface RunningSandbox extends Served {
  /** `http://127.0.0.1:4010` */
  url: string;
  /** The world of this id; it begins when it is first called. */
  world(id: string): SandboxWorld;
  /** Begins a world, under a free id unless one is given. @throws Error if there is one of this id */
  begin(beginning?: Beginning & { id?: string }): Promise<SandboxWorld>;
}

/**
 * Connects to a running sandbox.
 * @param url its address: `http://127.0.0.1:4010`
 * @param options the token of its control plane, and what makes the calls, if not the global `fetch`
 * @throws Error if none answers there, or the admin token is wrong
 */
export async function connect(url: string, { adminToken, fetch }: { adminToken?: string; fetch?: Fetch } = {}): Promise<RunningSandbox> {
  const control = controlClient(url, adminToken, undefined, fetch);
  const vendors = await answerOf(control.GET('/vendors'));
  const personas = await answerOf(control.GET('/personas'));
  const world = (id: string) => worldClient(id, { url, adminToken, fetch, vendors, personas });
  const begin: RunningSandbox['begin'] = async (beginning = {}) => world((await answerOf(control.POST('/worlds', { body: beginning }))).id);
  return { url, vendors, personas, world, begin };
}

/** Connects to a sandbox that runs elsewhere. */
import { answerOf, controlClient } from './control.ts';
import { address, environment } from './environment.ts';
import type { Served } from './vendors.ts';
import { type Beginning, type SandboxWorld, worldClient } from './world.ts';

/** A running sandbox. */
export interface RunningSandbox extends Served {
  /** `http://127.0.0.1:4010` */
  url: string;
  /** The world of this id, or else the one that `COUNTERSIGN_WORLD` names, or `default`; it begins when it is first called. */
  world(id?: string): SandboxWorld;
  /** Begins a world, under a free id unless one is given. @throws Error if there is one of this id */
  begin(beginning?: Beginning & { id?: string }): Promise<SandboxWorld>;
}

/**
 * Connects to a running sandbox.
 * @param sandbox its address, or else what `COUNTERSIGN_URL` names, or `http://127.0.0.1:4010`
 * @param options its admin token, or else `COUNTERSIGN_ADMIN_TOKEN`
 * @throws Error if none answers there, or the admin token is wrong
 */
export async function connect(sandbox?: string, options: { adminToken?: string } = {}): Promise<RunningSandbox> {
  const named = environment();
  const url = address(sandbox ?? named.url);
  const { adminToken = named.adminToken } = options;
  const control = controlClient(url, adminToken);
  const vendors = await answerOf(control.GET('/vendors'));
  const personas = await answerOf(control.GET('/personas'));
  const world = (id = named.world) => worldClient(id, { url, adminToken, vendors, personas });
  const begin: RunningSandbox['begin'] = async (beginning = {}) => world((await answerOf(control.POST('/worlds', { body: beginning }))).id);
  return { url, vendors, personas, world, begin };
}

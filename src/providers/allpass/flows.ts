/** Finds flows by name, or by the body of a move to a flow. */
import { Refusal } from '../../core/refusal.ts';
import type { Context, Moving, Schemas } from './resources.ts';

/** @throws Refusal `invalid_request` if there is none */
export async function flowNamed(name: string, { flows }: Context): Promise<Schemas['Flow']> {
  const flow = await flows.first({ name });
  if (!flow) throw new Refusal('invalid_request', { message: `There is no flow named '${name}'` });
  return flow;
}

/** The flow with this id, else with this name; the applicant's own if none is given. */
export async function flowGiven({ flow }: Schemas['Applicant'], { flows, given }: Moving): Promise<Schemas['Flow'] | undefined> {
  const { flowId = String(flow.id) } = given;
  const { items } = await flows.find({});
  return items.find(({ id }) => String(id) === flowId) ?? items.find(({ name }) => name === flowId);
}

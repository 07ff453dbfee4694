/** Finds flows: by name, or by what a move to a flow is given. */
import { Refusal } from '../../core/refusal.ts';
import type { Context, Scene, Schemas } from './resources.ts';

/** @throws Refusal `invalid_request` where there is none */
export async function flowNamed(name: string, { flows }: Context): Promise<Schemas['Flow']> {
  const flow = await flows.first({ name });
  if (!flow) throw new Refusal('invalid_request', { message: `There is no flow named '${name}'` });
  return flow;
}

/** The flow with that id or, if none has it, that name; the applicant's own where none is given. */
export async function flowGiven({ flow }: Schemas['Applicant'], { flows, given }: Scene): Promise<Schemas['Flow'] | undefined> {
  const { flowId = String(flow.id) } = given;
  const { items } = await flows.find({});
  return items.find(({ id }) => String(id) === flowId) ?? items.find(({ name }) => name === flowId);
}

/** Calls the matched operation: a vendor's in a transaction of its world, the control plane's directly. */
import type { AnyReply } from '../core/operation.ts';
import type { Scene } from '../core/scene.ts';
import type { Cause } from '../core/turn.ts';
import type { World } from '../core/world.ts';
import type { Stage } from './request-context.ts';

type Perform = (input: unknown, context: unknown) => Promise<AnyReply> | AnyReply;

/** Thrown to end a dry run: a transaction that ends in an error leaves nothing behind. */
const dryRunEnds = new Error('dry run');

/** Answers what `world.run` would answer, or throws what it would throw, and keeps nothing of it. */
async function dryRun(world: World, cause: Cause, work: (scene: Scene) => Promise<AnyReply>): Promise<AnyReply | undefined> {
  let reply: AnyReply | undefined;
  const run = world.run(cause, async (scene) => {
    reply = await work(scene);
    throw dryRunEnds;
  });
  await run.catch((error) => {
    if (error !== dryRunEnds) throw error;
  });
  cause.transitions.length = 0;
  return reply;
}

export const dispatch: Stage = async (context, { method }) => {
  // `prefer` has answered with a documented example.
  if (context.reply) return;
  const { api, applied, asked, check, transitions, input, operationId, persona = null, requestId = null, world, worldId } = context;
  const perform = api?.implementation.operations[operationId ?? ''] as Perform;
  // The answer is validated inside the transaction, so that one that breaks the document changes nothing.
  const checked = <Reply extends AnyReply>(reply: Reply): Reply => {
    check?.(reply);
    return reply;
  };
  if (api?.kind === 'vendor' && world) {
    const cause = { provider: api.implementation, actor: persona, asked, transitions, requestId };
    const work = async (scene: Scene) => checked(await perform(input, scene.context));
    const reads = method === 'GET' || method === 'HEAD';
    if (reads) context.reply = await world.read(cause, work);
    else context.reply = await (applied.has('dry-run') ? dryRun(world, cause, work) : world.run(cause, work));
    return;
  }
  const entered = (named: typeof context.entered) => {
    context.entered = named;
  };
  context.reply = checked(await perform(input, api?.implementation.context?.({ worldId, entered, checked })));
};

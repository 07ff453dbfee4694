/** Calls the matched operation: a vendor's in a transaction of its world, the control plane's directly. */
import type { AnyReply } from '../core/operation.ts';
import type { Scene } from '../core/scene.ts';
import type { Stage } from './request-context.ts';

type Perform = (input: unknown, context: unknown) => Promise<AnyReply> | AnyReply;

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
    const cause = { provider: api.implementation, actor: persona, asked, transitions, requestId, dryRun: applied.has('dry-run') };
    const work = async (scene: Scene) => checked(await perform(input, scene.context));
    const reads = method === 'GET' || method === 'HEAD';
    context.reply = await (reads ? world.read(cause, work) : world.run(cause, work));
    return;
  }
  const entered = (named: typeof context.entered) => {
    context.entered = named;
  };
  context.reply = checked(await perform(input, api?.implementation.context?.({ worldId, entered, checked, transitions })));
};

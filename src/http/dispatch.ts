/** Calls the operation the request was matched to: for a vendor in a transaction of its world, for the control plane as it is. */
import type { AnyReply } from '../core/operation.ts';
import type { Provider } from '../core/provider.ts';
import { rehearse } from '../core/rehearse.ts';
import type { Scene } from '../core/resource.ts';
import type { Stage } from './exchange.ts';

type Perform = (input: unknown, context: unknown) => Promise<AnyReply> | AnyReply;

export const dispatch: Stage = async (exchange) => {
  // A documented answer was preferred.
  if (exchange.reply) return;
  const { api, applied, asked, check, happened, input, operationId, persona = null, requestId = null, world, worldId } = exchange;
  const perform = api?.contract.operations[operationId ?? ''] as Perform;
  // An answer is checked before its transaction ends, so that one that breaks the document changes nothing.
  const checked = async (context: unknown) => {
    const reply = await perform(input, context);
    check?.(reply);
    return reply;
  };
  if (!world) {
    exchange.reply = await checked(
      api?.contract.context?.(worldId, (entered) => {
        exchange.entered = entered;
      }),
    );
    return;
  }
  const on = { provider: api?.contract as Provider, actor: persona, asked, happened, requestId };
  const work = (scene: Scene) => checked(scene.context);
  exchange.reply = await (applied.has('dry-run') ? rehearse(world, on, work) : world.run(on, work));
};

/** Calls the operation the request was matched to: for a vendor in a transaction of its world, for the control plane as it is. */
import type { AnyReply } from '../core/operation.ts';
import type { Provider } from '../core/provider.ts';
import { errand } from '../core/world.ts';
import type { Stage } from './exchange.ts';

type Perform = (input: unknown, context: unknown) => Promise<AnyReply> | AnyReply;

export const dispatch: Stage = async (exchange) => {
  const { api, asked, check, happened, input, operationId, persona = null, requestId = null, world, worldId } = exchange;
  const perform = api?.contract.operations[operationId ?? ''] as Perform;
  // An answer is checked before its transaction ends, so that one that breaks the document changes nothing.
  const checked = async (context: unknown) => {
    const reply = await perform(input, context);
    check?.(reply);
    return reply;
  };
  exchange.reply = world
    ? await world.run({ ...errand(api?.contract as Provider, persona, requestId), asked, happened }, (scene) => checked(scene.context))
    : await checked(api?.contract.context?.(worldId));
};

/** Runs work in a world and keeps nothing of it: what a dry run is. */
import type { Scene } from './resource.ts';
import type { Errand, World } from './world.ts';

/** Answers what `world.run` would answer, or throws what it would throw; records, ids and agenda are as before. */
export async function rehearse<T>(world: World, errand: Errand, work: (scene: Scene) => Promise<T>): Promise<T> {
  const rehearsed = new Error('Rehearsed, not done');
  let answer: { result: T } | undefined;
  await world
    .run(errand, async (scene) => {
      answer = { result: await work(scene) };
      // A transaction that ends in an error leaves nothing behind.
      throw rehearsed;
    })
    .catch((error: unknown) => {
      if (error !== rehearsed) throw error;
    });
  errand.happened.length = 0;
  return (answer as unknown as { result: T }).result;
}

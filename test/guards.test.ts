/** Derived from the tables: each guarded event moves a record that its guards let through, and is refused to another. */
import { expect, test } from 'vitest';
import { statusOf } from '../src/core/lifecycle.ts';
import type { Persona } from '../src/core/provider.ts';
import type { Item } from '../src/core/store.ts';
import { discover } from '../src/providers/discover.ts';
import { eventsOf, oracle, type Resource, tableOf, withLifecycles } from './lifecycle-model.ts';
import { givensOf, neverRefused, playsOf } from './plays.ts';
import { type Answer, type Story, stories } from './story.ts';

const { begin } = stories();

const rows = (await discover()).flatMap((vendor) =>
  withLifecycles(vendor).flatMap((target) =>
    eventsOf(target)
      .filter((event) => tableOf(target, event)[1].guards)
      .map((event) => ({ provider: target.provider.name, resource: target.name, event, target })),
  ),
);

/** The default readings, and then each reading switched to each of its other options. */
const settings = ({ provider }: Resource): Record<string, string>[] => [
  {},
  ...Object.entries(provider.readings).flatMap(([id, reading]) =>
    reading.options.filter((option) => option !== reading.default).map((option) => ({ [`${provider.name}/${id}`]: option })),
  ),
];

/** One record before an event is played, and who would play it in which way. */
interface Attempt {
  story: Story;
  path: string;
  item: Item;
  event: string;
  actor: Persona | null;
  given: object | undefined;
  /** The rule against the event, as the model has it. */
  rule: string | undefined;
}

/** Records in a status an event may start from: those that are there, or the others once they are brought there by other events. */
async function* records(target: Resource, event: string, story: Story, bring: boolean): AsyncGenerator<Item> {
  const [lifecycle, { from }] = tableOf(target, event);
  const { name } = target.provider;
  const { items } = (await story.admin('GET', `/${name}/${target.name}?limit=1000`)).body as { items: Item[] };
  for (const item of items) {
    const there = (from as readonly unknown[]).includes(statusOf(lifecycle, item));
    if (there !== bring) yield item;
    if (there || !bring) continue;
    for (const status of from) {
      const went = await story.admin('POST', `/${name}/${target.name}/${item[target.resource.key]}/goto/${status}`);
      if (went.status !== 200) continue;
      yield went.body.record;
      break;
    }
  }
}

/** Every way to try an event, the simplest first. */
async function* attempts(target: Resource, event: string): AsyncGenerator<Attempt> {
  const [, { by }] = tableOf(target, event);
  for (const bring of [false, true]) {
    for (const readings of settings(target)) {
      const story = begin({ readings });
      await playsOf(target.provider.name).arrange?.[`${target.name}.${event}`]?.(story);
      const { ruleAgainst } = oracle(target, story, readings);
      for await (const item of records(target, event, story, bring)) {
        const path = `/${target.provider.name}/${target.name}/${item[target.resource.key]}`;
        for (const given of givensOf(target.provider.name, target.name, event)) {
          for (const actor of by ? target.provider.personas : [null]) {
            yield { story, path, item, event, actor, given, rule: await ruleAgainst(item, event, actor, given) };
          }
        }
      }
      await story.drop();
    }
  }
}

const play = ({ story, path, event, actor, given }: Attempt): Promise<Answer> =>
  story.admin('POST', `${path}/simulate/${event}`, { ...(actor && { as: actor.name }), given });

const historyOf = async ({ story, path }: Attempt): Promise<{ event: string; from: unknown; to: unknown }[]> =>
  (await story.admin('GET', `${path}/history`)).body.items;

test.each(rows)(
  '$provider $resource: $event moves a record that its guards let through',
  { timeout: 90_000 },
  async ({ target, event }) => {
    const [, { from, to }] = tableOf(target, event);
    const before = eventsOf(target).filter((one) => tableOf(target, one)[1].followedBy?.includes(event));
    for (const starter of [event, ...before]) {
      for await (const attempt of attempts(target, starter)) {
        if (attempt.rule !== undefined) continue;
        const answer = await play(attempt);
        // Guards let it through, an invariant does not: the next record may do.
        if (answer.body.code === 'CONFLICT') continue;
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
        const moved = (await historyOf(attempt)).find((transition) => transition.event === event);
        if (!moved) {
          // The next attempt wants the record as it was.
          await attempt.story.undo();
          continue;
        }
        expect(from).toContain(moved.from);
        expect(moved.to).toBe(to ?? moved.from);
        return;
      }
    }
    expect.fail(`no record is moved by ${event}`);
  },
);

test.each(rows)('$provider $resource: $event is refused by a guard, and changes nothing', async ({ target, event }) => {
  let met = 0;
  for await (const attempt of attempts(target, event)) {
    if (!attempt.rule?.startsWith('guard: ')) continue;
    met += 1;
    const history = await historyOf(attempt);
    const { status } = await play(attempt);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect((await attempt.story.admin('GET', attempt.path)).body).toEqual(attempt.item);
    expect(await historyOf(attempt)).toEqual(history);
    break;
  }
  expect(met).toBe(neverRefused(target.provider.name, target.name, event) ? 0 : 1);
});

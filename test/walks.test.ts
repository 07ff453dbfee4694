/** Random walks through every life cycle: several records in two worlds, compared with a model after each step. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { iso, span } from '../src/core/clock.ts';
import { statuses, statusOf } from '../src/core/lifecycle.ts';
import { discover } from '../src/providers/discover.ts';
import {
  brokeInvariant,
  eventsOf,
  fits,
  oracle,
  plan,
  type RecordModel,
  type Resource,
  tableOf,
  withLifecycles,
} from './lifecycle-model.ts';
import { givensOf } from './plays.ts';
import { began, type Story, stories } from './story.ts';

const { begin } = stories();

const targets = (await discover()).flatMap((vendor) =>
  withLifecycles(vendor).map((target) => ({
    provider: target.provider.name,
    name: target.name,
    target,
    items: vendor.fixture[target.name] ?? [],
  })),
);

interface WorldModel {
  readings: Readonly<Record<string, string>>;
  now: number;
  records: RecordModel[];
  /** The states `undo` goes back to, newest last. */
  earlier: Omit<WorldModel, 'earlier' | 'readings'>[];
}

type Model = WorldModel[];
type Command = fc.AsyncCommand<Model, Story[]>;

/** One world under test beside its model. */
function walker(target: Resource, model: WorldModel, story: Story) {
  const { actorFor, broken, ruleAgainst, transitions } = oracle(target, story, model.readings);
  const path = (id: string) => `/${target.provider.name}/${target.name}/${id}`;

  const remember = () => {
    const { now, records } = model;
    model.earlier.push({ now, records: structuredClone(records) });
  };

  /** Adds the transitions an event has made to the model of a record. */
  const apply = async (record: RecordModel, event: string, actor: Parameters<typeof transitions>[2], at: number) => {
    const answer = await story.admin('GET', path(record.id));
    const [lifecycle] = tableOf(target, event);
    const made = await transitions(record.item ?? {}, event, actor, iso(at), answer.status === 404 ? (record.item ?? {}) : answer.body);
    record.history.push(...made);
    for (const { from, to } of made) {
      if (from !== to) record.deadlines = plan(record.deadlines, lifecycle, to, answer.body, at);
    }
    const end = made.at(-1)?.to;
    if (end === lifecycle.presence?.removed && end !== undefined) {
      record.item = undefined;
    } else {
      expect(answer.status).toBe(200);
      record.item = answer.body;
      expect(statusOf(lifecycle, answer.body)).toBe(end);
    }
  };

  /** Compares status, history, deadlines and `next` of a record with its model. */
  const compare = async (record: RecordModel) => {
    const answer = await story.admin('GET', path(record.id));
    expect(answer.status).toBe(record.item ? 200 : 404);
    if (record.item) expect(answer.body).toEqual(record.item);
    const { items } = (await story.admin('GET', `${path(record.id)}/history?limit=1000`)).body;
    const seen = items.map(({ event, from, to, by, at }: any) => ({ event, from, to, by, at })).reverse();
    expect(seen).toEqual(record.history);
    const next = await story.admin('GET', `${path(record.id)}/next`);
    expect(next.status).toBe(record.item ? 200 : 404);
    if (!record.item) return;
    record.foretold = next.body.refused.filter(({ rule }: any) => rule.startsWith('invariant: ')).map(({ event }: any) => event);
    const rules: Record<string, string> = {};
    for (const event of eventsOf(target)) rules[event] = (await ruleAgainst(record.item, event, null)) ?? 'none';
    const told: [string, string][] = [
      ...next.body.allowed.map(({ event }: any) => [event, 'none']),
      ...next.body.refused.map(({ event, rule }: any) => [event, rule.startsWith('invariant: ') ? 'none' : rule]),
    ];
    expect(Object.fromEntries(told)).toEqual(rules);
    const due = next.body.deadlines.map(({ event, at }: any) => [event, at]);
    expect(Object.fromEntries(due)).toEqual(record.deadlines);
  };

  const play = async (record: RecordModel, event: string, as: string | undefined, given: object | undefined) => {
    const simulated = await story.admin('POST', `${path(record.id)}/simulate/${event}`, { ...(as !== undefined && { as }), given });
    if (!record.item) {
      expect(simulated.status).toBe(404);
      return;
    }
    if (!fits(target, event, given)) {
      expect(simulated.status).toBe(400);
      await compare(record);
      return;
    }
    const actor =
      as === undefined ? await actorFor(record.item, event, given) : target.provider.personas.find((persona) => persona.name === as);
    const rule = actor === undefined ? 'role' : await ruleAgainst(record.item, event, actor, given);
    // What `next` foretold is for the event as the document's example has it.
    const { foretold } = record;
    if (rule === undefined && given === undefined) expect(brokeInvariant(target, simulated), event).toBe(foretold.includes(event));
    if (rule === undefined && brokeInvariant(target, simulated)) {
      expect(simulated.status).toBe(409);
    } else if (rule === undefined) {
      expect(simulated.status, JSON.stringify(simulated.body)).toBe(200);
      remember();
      await apply(record, event, actor ?? null, model.now);
    } else {
      expect(simulated.status, `${event} should meet ${rule}`).toBeGreaterThanOrEqual(400);
      expect(simulated.status).toBeLessThan(500);
    }
    await compare(record);
    expect(await broken()).toEqual([]);
  };

  const advance = async (by: string) => {
    remember();
    const until = model.now + span(by);
    const { body } = await story.admin('POST', '/clock/advance', { by });
    expect(body.now).toBe(iso(until));
    for (const record of model.records) {
      for (;;) {
        const [event, at] = Object.entries(record.deadlines).sort(([, one], [, other]) => one.localeCompare(other))[0] ?? [];
        if (event === undefined || at === undefined || Date.parse(at) > until) break;
        delete record.deadlines[event];
        if (record.item && (await ruleAgainst(record.item, event, null)) === undefined) {
          await apply(record, event, null, Date.parse(at));
        }
      }
      const fired = body.fired.filter(({ resource, id }: any) => resource === target.name && id === record.id);
      expect(fired.map(({ event }: any) => event)).toEqual(
        record.history.slice(record.history.length - fired.length).map(({ event }) => event),
      );
      await compare(record);
    }
    expect(await broken()).toEqual([]);
    model.now = until;
  };

  const undo = async () => {
    const before = model.earlier.pop();
    expect((await story.admin('POST', '/undo')).status).toBe(before ? 200 : 409);
    if (before) Object.assign(model, before);
    for (const record of model.records) await compare(record);
  };

  return { advance, compare, play, ruleAgainst, undo };
}

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

/** Commands on one resource; numbers choose a world, a record and an event, counted round. */
function commandsOn(target: Resource): fc.Arbitrary<Command>[] {
  const number = fc.nat({ max: 1000 });
  const world = fc.nat({ max: 1 });
  const as = fc.option(fc.constantFrom(...target.provider.personas.map(({ name }) => name)), { nil: undefined, freq: 3 });
  const { name, provider } = target;
  // Half of them go along with another event, and are refused.
  const sendable = eventsOf(target).flatMap((event) => givensOf(provider.name, name, event));
  const given = fc.constantFrom(undefined, {}, { comment: 'fine' }, ...sendable);
  const command = (text: string, place: number, run: (one: ReturnType<typeof walker>, model: WorldModel) => Promise<void>): Command => ({
    check: () => true,
    run: (model, real) => run(walker(target, at(model, place), at(real, place)), at(model, place)),
    toString: () => `world ${place}: ${text}`,
  });
  return [
    fc.tuple(world, number, number, number).map(([place, record, choice, along]) =>
      command(`an allowed event, number ${choice}, on record ${record}`, place, async ({ play, ruleAgainst }, { records }) => {
        const { item } = at(records, record);
        const allowed: string[] = [];
        if (item) for (const event of eventsOf(target)) if (!(await ruleAgainst(item, event, null))) allowed.push(event);
        if (allowed.length === 0) return;
        const event = at(allowed, choice);
        await play(at(records, record), event, undefined, at(givensOf(provider.name, name, event), along));
      }),
    ),
    fc
      .tuple(world, number, fc.constantFrom(...eventsOf(target)), as, given)
      .map(([place, record, event, persona, along]) =>
        command(`${event} on record ${record} as ${persona} given ${JSON.stringify(along)}`, place, ({ play }, { records }) =>
          play(at(records, record), event, persona, along),
        ),
      ),
    fc
      .tuple(world, fc.constantFrom('4s', '1s', '61s', '19d', '21d'))
      .map(([place, by]) => command(`advance by ${by}`, place, ({ advance }) => advance(by))),
    world.map((place) => command('undo', place, ({ undo }) => undo())),
  ];
}

/** Options for every reading of a provider, by its name. */
const readingsOf = ({ provider }: Resource): fc.Arbitrary<Record<string, string>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(provider.readings).map(([id, { options }]) => [`${provider.name}/${id}`, fc.constantFrom(...options)]),
    ),
  );

test.each(targets)('any walk of $provider $name in two worlds keeps to the tables', { timeout: 60_000 }, async ({ target, items }) => {
  const { key, lifecycles = [] } = target.resource;
  const start = (record: (typeof items)[number]): RecordModel => ({
    id: String(record[key]),
    item: record,
    history: [],
    foretold: [],
    // Fixtures carry deadlines that a field of the record names; those counted from a transition begin with one.
    deadlines: Object.assign(
      {},
      ...lifecycles.map(({ events, ...lifecycle }) =>
        plan({}, { ...lifecycle, events: byField(events) }, statusOf({ events, ...lifecycle }, record), record, Date.parse(began)),
      ),
    ),
  });
  // A few records of each status, so that every row of a table is met; fewer where no event leaves the status.
  const pool = lifecycles.flatMap((lifecycle) =>
    statuses(lifecycle).flatMap((status) => {
      const leaves = Object.values(lifecycle.events).some(({ from, to }) => to !== undefined && from.includes(status));
      return items.filter((item) => statusOf(lifecycle, item) === status).slice(0, leaves ? 8 : 2);
    }),
  );
  const chosen = fc.uniqueArray(fc.constantFrom(...pool.map((item) => String(item[key]))), {
    minLength: Math.min(3, pool.length),
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(
      chosen,
      readingsOf(target),
      fc.commands(commandsOn(target), { maxCommands: 20, size: 'max' }),
      async (ids, readings, commands) => {
        const real = [begin(), begin({ readings })];
        const model: Model = [];
        for (const [place, story] of real.entries()) {
          const records: RecordModel[] = [];
          for (const id of ids) records.push(start((await story.admin('GET', `/${target.provider.name}/${target.name}/${id}`)).body));
          for (const record of records)
            await walker(target, { readings: place === 0 ? {} : readings, now: Date.parse(began), records, earlier: [] }, story).compare(
              record,
            );
          model.push({ readings: place === 0 ? {} : readings, now: Date.parse(began), records, earlier: [] });
        }
        await fc.asyncModelRun(() => ({ model, real }), commands);
        for (const [place, story] of real.entries()) {
          const { compare } = walker(target, at(model, place), story);
          for (const record of at(model, place).records) await compare(record);
          await story.drop();
        }
      },
    ),
    { numRuns: 40, interruptAfterTimeLimit: 25_000 },
  );
});

/** The events of a life cycle that are due at an instant the record names. */
const byField = (events: Parameters<typeof plan>[1]['events']) =>
  Object.fromEntries(Object.entries(events).filter(([, { at: field }]) => field !== undefined));

/** Calls on a whole world, made while nothing else is under way in it. */
import type { Connection } from '../connection.ts';
import { highlightIn } from './calls.ts';
import type { Dice } from './dice.ts';
import { apply, type Known, look, parsed, type Seen } from './model.ts';

/** Makes a call that leads to a state, or to no world. If it is not answered, the world may be as before or after. */
async function turn(known: Known, after: Seen | undefined, call: () => Promise<{ status: number; text: string }>) {
  known.turning = { after };
  parsed(await call());
  known.turning = undefined;
  known.now = after;
}

const without = (names: readonly string[], name: string) => names.filter((one) => one !== name);

export interface Surroundings {
  connection: Connection;
  dice: Dice;
  /** A world as it begins. */
  beginning: Seen;
  /** An id no call has had. */
  freshId(world: string): string;
}

type Turn = (known: Known, now: Seen, surroundings: Surroundings) => Promise<void>;

const reset: Turn = (known, { snapshots }, { connection, beginning }) =>
  turn(known, { ...beginning, snapshots }, () => connection.send('POST', '/__admin/reset', { 'X-World': known.id }));

const save: Turn = async (known, now, { connection, dice }) => {
  const name = dice.one(['one', 'two']);
  known.saved.set(name, [...(known.saved.get(name) ?? []), now]);
  await turn(known, { ...now, snapshots: [...without(now.snapshots, name), name] }, () =>
    connection.send('POST', '/__admin/snapshots', { 'X-World': known.id }, { name }),
  );
  known.saved.set(name, [now]);
};

const restore: Turn = async (known, { snapshots }, { connection, dice }) => {
  if (snapshots.length === 0) return;
  const name = dice.one(snapshots);
  const [saved] = known.saved.get(name) as [Seen];
  await turn(known, { ...saved, snapshots }, () => connection.send('POST', `/__admin/snapshots/${name}/restore`, { 'X-World': known.id }));
};

const forget: Turn = async (known, now, { connection, dice }) => {
  if (now.snapshots.length === 0) return;
  const name = dice.one(now.snapshots);
  await turn(known, { ...now, snapshots: without(now.snapshots, name) }, () =>
    connection.send('DELETE', `/__admin/snapshots/${name}`, { 'X-World': known.id }),
  );
  known.saved.delete(name);
};

/** A change, and then it is taken back. */
const undo: Turn = async (known, now, { connection, dice, freshId }) => {
  const { method, path, headers, body, change } = highlightIn(now, known.id, freshId(known.id), dice);
  await turn(known, apply(now, change), () => connection.send(method, path, headers, body));
  await turn(known, now, () => connection.send('POST', '/__admin/undo', { 'X-World': known.id }));
};

/** The world is reset, and then that is taken back. */
const undoneReset: Turn = async (known, now, surroundings) => {
  await reset(known, now, surroundings);
  await turn(known, now, () => surroundings.connection.send('POST', '/__admin/undo', { 'X-World': known.id }));
};

/** Forks a world, does something in the fork, looks at it, and drops it. */
export async function inFork(
  connection: Connection,
  from: { world: string; snapshot?: string },
  work?: (id: string) => Promise<unknown>,
): Promise<Seen> {
  const id = `${from.world}-ahead`;
  parsed(await connection.send('POST', '/__admin/worlds', {}, { id, from }));
  await work?.(id);
  const seen = await look(connection, id);
  parsed(await connection.send('DELETE', `/__admin/worlds/${id}`));
  return seen;
}

/** Fires what comes due: transactions settle and move balances. A fork tells what that comes to. */
const advance: Turn = async (known, now, { connection }) => {
  const call = (world: string) => connection.send('POST', '/__admin/clock/advance', { 'X-World': world }, { by: '61s' });
  const after = await inFork(connection, { world: known.id }, async (fork) => parsed(await call(fork)));
  await turn(known, { ...after, snapshots: now.snapshots }, () => call(known.id));
};

export const begin = (known: Known, { connection, beginning }: Pick<Surroundings, 'connection' | 'beginning'>): Promise<void> =>
  turn(known, beginning, () => connection.send('POST', '/__admin/worlds', {}, { id: known.id }));

const beginAnew: Turn = async (known, _, surroundings) => {
  await turn(known, undefined, () => surroundings.connection.send('DELETE', `/__admin/worlds/${known.id}`));
  known.saved.clear();
  await begin(known, surroundings);
};

const turns: readonly Turn[] = [reset, save, save, restore, restore, forget, undo, undoneReset, advance, advance, beginAnew];

/** Makes one of these calls. A world with a long history is reset: only the last thousand transitions are told. */
export async function wholeCall(known: Known, surroundings: Surroundings): Promise<void> {
  const now = known.now as Seen;
  await (now.history.length > 600 ? reset : surroundings.dice.one(turns))(known, now, surroundings);
}

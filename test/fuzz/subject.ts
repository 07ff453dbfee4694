/** The sandbox under test: one in this process, in memory, whose worlds can be looked at without asking it. */
import { isDeepStrictEqual } from 'node:util';
import { faultsRecord } from '../../src/core/faults/armed.ts';
import type { Image } from '../../src/core/store.ts';
import type { World } from '../../src/core/world.ts';
import { Worlds } from '../../src/core/worlds.ts';
import { createSandbox } from '../../src/index.ts';
import { Wire } from './wire.ts';

/** The worlds by id, as they are at one moment. Images never change, so equal ones are mostly the same object. */
export type Seen = ReadonlyMap<string, Image>;

export interface Subject {
  wire: Wire;
  /** `127.0.0.1:4010` */
  host: string;
  /** Lines it logged since they were last taken. */
  logged(): string[];
  seen(): Promise<Seen>;
  world(id: string): Promise<World>;
  /** Whether a fault may strike somewhere, and whether one may break a connection. */
  faults(): Promise<{ armed: boolean; breaking: boolean }>;
  /** Drops every world, and begins `id` anew. */
  renew(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Everything but the armed faults, which count the calls they see. */
const told = (image: Image) => ({
  changes: image.changes().filter(([collection, id]) => collection !== faultsRecord[0] || id !== faultsRecord[1]),
  base: image.base.name,
  undo: image.undo.length,
  saved: [...image.saved.keys()],
});

/** What differs between two moments, in the worlds of the first; undefined if nothing does. */
export function difference(before: Seen, after: Seen): string | undefined {
  for (const [id, image] of before) {
    const now = after.get(id);
    if (now === image) continue;
    if (!now) return `world '${id}' is gone`;
    const [was, is] = [told(image), told(now)];
    if (isDeepStrictEqual(was, is)) continue;
    const fresh = is.changes.filter((one) => !was.changes.some((other) => isDeepStrictEqual(one, other)));
    return `world '${id}': ${JSON.stringify({ changes: fresh, base: is.base, undo: is.undo, saved: is.saved }).slice(0, 600)}`;
  }
  return undefined;
}

/** Starts a sandbox. The worlds it makes are caught at its first call, as no public way leads to them. */
export async function startSubject(): Promise<Subject> {
  let lines: string[] = [];
  const sandbox = await createSandbox({
    port: 0,
    seed: 7,
    startTime: '2026-03-01T09:00:00.000Z',
    logRequests: false,
    log: (line) => lines.push(line),
  });
  const worlds = await caught(sandbox.url);
  const { port, host } = new URL(sandbox.url);
  const wire = new Wire(Number(port));
  const listed = async () => (await worlds.list()).filter((one): one is World => 'state' in one);
  return {
    wire,
    host,
    logged: () => {
      const taken = lines;
      lines = [];
      return taken;
    },
    seen: async () => new Map((await listed()).map((world) => [world.id, world.snapshot().image])),
    world: (id) => worlds.at(id),
    faults: async () => {
      const armed = (await listed()).filter((world) => world.armed).flatMap((world) => world.faults.list());
      return { armed: armed.length > 0, breaking: armed.some(({ effect }) => effect.fault !== undefined) };
    },
    renew: async (id) => {
      for (const world of await listed()) await worlds.drop(world.id);
      await worlds.at(id);
      await worlds.at('default');
    },
    close: async () => {
      wire.close();
      await sandbox.close();
    },
  };
}

async function caught(url: string): Promise<Worlds> {
  const at = Worlds.prototype.at;
  let found: Worlds | undefined;
  Worlds.prototype.at = function (this: Worlds, id) {
    found = this;
    return at.call(this, id);
  };
  try {
    await fetch(`${url}/__admin/clock`);
  } finally {
    Worlds.prototype.at = at;
  }
  if (!found) throw new Error('the sandbox has no worlds');
  return found;
}

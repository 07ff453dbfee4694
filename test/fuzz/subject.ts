/** The sandbox under test: one in this process, in memory, whose worlds can be looked at without asking it. */
import { isDeepStrictEqual } from 'node:util';
import { faultsRecord } from '../../src/core/faults/armed.ts';
import type { ArmedFault } from '../../src/core/faults/fault.ts';
import type { Image } from '../../src/core/store.ts';
import type { World } from '../../src/core/world.ts';
import { Worlds } from '../../src/core/worlds.ts';
import { createSandbox } from '../../src/index.ts';
import { WorldImage } from '../../src/store/image.ts';
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
  /** Drops every world, and begins `id` anew. */
  renew(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Whether a fault that is armed in one of the worlds may break a connection. */
export const breaks = (seen: Seen): boolean =>
  [...seen.values()].some((image) => {
    const faults = image.get(...faultsRecord) as unknown as { armed: readonly ArmedFault[] } | undefined;
    return faults?.armed.some(({ effect }) => effect.fault !== undefined);
  });

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
  const images = watchImages();
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
    seen: async () => new Map((await listed()).map((world) => [world.id, images.of(world)])),
    world: (id) => worlds.at(id),
    renew: async (id) => {
      for (const world of await listed()) await worlds.drop(world.id);
      await worlds.at(id);
      await worlds.at('default');
    },
    close: async () => {
      wire.close();
      images.stop();
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

/** Tells the image of a world. Nothing public has it, but a world reads its state from it. */
function watchImages(): { of(world: World): Image; stop(): void } {
  const get = WorldImage.prototype.get;
  let last: Image | undefined;
  WorldImage.prototype.get = function (this: WorldImage, collection, id) {
    last = this;
    return get.call(this, collection, id);
  };
  return {
    of: (world) => {
      world.state();
      return last as Image;
    },
    stop: () => {
      WorldImage.prototype.get = get;
    },
  };
}

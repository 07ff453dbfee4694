/** Where it was measured, and which versions. */
import { statfsSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Target } from './target.ts';

export interface Machine {
  date: string;
  cpu: string;
  cores: number;
  memory: string;
  system: string;
  /** Of the folder durable targets write to. */
  fileSystem: string;
  /** Processes that were waiting for a core when it began; what else runs on the machine disturbs the figures. */
  load: number;
  node: string;
  versions: Record<string, string>;
}

const fileSystems: Record<number, string> = {
  61267: 'ext4',
  2435016766: 'btrfs',
  1481003842: 'xfs',
  2035054128: 'overlay',
  16914836: 'tmpfs (memory: fsync costs nothing)',
};

export function machine(folder: string, targets: readonly Target[]): Machine {
  const kind = statfsSync(folder).type;
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    system: `${type()} ${release()} ${arch()}`,
    fileSystem: fileSystems[kind] ?? `0x${kind.toString(16)}`,
    load: Number(loadavg()[0]?.toFixed(2)),
    node: process.versions.node,
    versions: Object.fromEntries(targets.map(({ name, version }) => [name, version])),
  };
}

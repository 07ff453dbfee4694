/** What a thousand idle worlds hold in memory, printed as JSON: node --expose-gc idle.ts. In a process of its own, so that its garbage can be collected. */
import type { Idle } from '../worlds.ts';

const build = new URL('../../../dist/index.js', import.meta.url).href;
const { createSandbox } = (await import(build)) as typeof import('../../../src/index.ts');
const { url, close } = await createSandbox({ port: 0 });

const worlds = 1000;

async function call(method: string, path: string, headers: Record<string, string>, body?: string): Promise<void> {
  const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}`);
}

const each = async (batch: string, work: (id: string) => Promise<void>) => {
  for (let n = 0; n < worlds; n += 1) await work(`${batch}-${n}`);
};
const begin = (id: string) => call('POST', '/__admin/worlds', { 'Content-Type': 'application/json' }, JSON.stringify({ id }));
const read = (id: string) => call('GET', '/api/v2/transactions/1', { Authorization: 'Bearer b2core-admin', 'X-World': id });
const drop = (id: string) => call('DELETE', `/__admin/worlds/${id}`, {});

/** Resident and heap, in MB. */
function memory() {
  for (let time = 0; time < 3; time += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss / 1_048_576, heap: (heapUsed + external) / 1_048_576 };
}

// The same once over, and dropped: what stays of that is the base.
await each('trial', begin);
await each('trial', read);
await each('trial', drop);
const before = memory();
await each('idle', begin);
await each('idle', read);
const after = memory();
const idle: Idle = { worlds, before, after };
process.stdout.write(JSON.stringify(idle));
await close();
process.exit();

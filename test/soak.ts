/** `npm run soak`: a hundred thousand requests against one sandbox, and what they leave in memory. No test: it prints figures. */
import { Agent, request } from 'node:http';
import { createSandbox } from '../src/index.ts';

const total = 100_000;
const step = 20_000;
const clients = 16;
const api = '/api/v2';

await using sandbox = await createSandbox({ port: 0, seed: 7, startTime: '2026-03-01T09:00:00Z' });
const agent = new Agent({ keepAlive: true, maxSockets: clients });

const send = (method: string, path: string, body?: string) =>
  new Promise<void>((done, fail) => {
    const sent = request(sandbox.url + path, { agent, method, headers: { Authorization: 'Bearer b2core-admin' } }, (answer) =>
      answer.resume().once('end', done),
    );
    sent.once('error', fail).end(body);
  });

/** Reads, writes, refusals and unknown paths in turn. */
const calls: readonly ((turn: number) => Promise<void>)[] = [
  () => send('GET', `${api}/applications?limit=20`),
  (turn) => send('GET', `${api}/applications/${1 + (turn % 60)}`),
  (turn) => send('PATCH', `${api}/applications/${1 + (turn % 60)}`, `{"color":"#${(turn % 1_000_000).toString().padStart(6, '0')}"}`),
  () => send('POST', `${api}/applications/1/approve`, '{"data":["soak"]}'),
  () => send('GET', '/nowhere'),
];

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(0).padStart(4)} MB`;

function tell(sent: number): void {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  console.log(`${String(sent).padStart(7)} requests   resident ${megabytes(rss)}   heap ${megabytes(heapUsed)}`);
}

tell(0);
for (let sent = 0; sent < total; sent += step) {
  let turn = sent;
  const client = async () => {
    while (turn < sent + step) {
      turn += 1;
      await calls[turn % calls.length]?.(turn);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  tell(sent + step);
}
const { length } = await sandbox.world('default').requests();
console.log(`${String(total).padStart(7)} requests   the journal holds ${length}`);
agent.destroy();

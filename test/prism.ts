/** A Prism proxy in front of a sandbox: it says in a header what breaks the document. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

const prism = new URL('../node_modules/.bin/prism', import.meta.url).pathname;
const joined = new URL('../openapi/openapi.yaml', import.meta.url).pathname;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts Prism and resolves when it listens. */
export async function startPrism(mode: ['mock'] | ['proxy', upstream: string]): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const [command, ...upstream] = mode;
  const child: ChildProcess = spawn(prism, [command, joined, ...upstream, '--port', String(port), '--host', '127.0.0.1']);
  let printed = '';
  await new Promise<void>((done, fail) => {
    const hear = (chunk: Buffer) => {
      printed += chunk;
      if (printed.includes('listening')) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => fail(new Error(`Prism ended: ${printed}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

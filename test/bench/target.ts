/** What a target is, and the process it runs in. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import type { Call, Step } from './call.ts';
import type { Case } from './cases.ts';

/** Where a target runs and on what. */
export interface Setting {
  /** A folder for temporary files; holds the records of each size. */
  folder: string;
  /** How many records it serves. */
  size: number;
  /** The case it is started for; only targets that say `perCase` are started for each anew. */
  one: Case;
}

/** A process that answers. */
export interface Process {
  url: string;
  pid: number;
  /** From before the process was started to its first answer. */
  milliseconds: number;
  stop(): Promise<void>;
}

export interface Server extends Process {
  /** The call this server is asked for a step. */
  call(step: Step): Call;
  /** Before so many calls of a case that writes; answers further headers of the turn-th call. */
  begin(one: Case, amount: number): Promise<(turn: number) => Record<string, string>>;
  /** After them. */
  end(): Promise<void>;
  /** The most calls of this case it can take in one round, if there is a bound. */
  atMost(one: Case): number;
}

export interface Target {
  name: string;
  version: string;
  /** What it does not do that others do. */
  note: string;
  /** Whether it is started for each case anew, with the records of that case alone. */
  perCase?: true;
  /** Starts it and resolves when it has answered once. @throws Error with what it printed if it ends before */
  start(setting: Setting): Promise<Server>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The status a call is answered with, or 0 if nobody listens. */
const ask = (url: string, { method, path, headers = {}, body }: Call): Promise<number> =>
  new Promise((done) => {
    const sent = request(url + path, { method, headers, agent: false }, (answer) => {
      answer.resume().once('end', () => done(answer.statusCode ?? 0));
    });
    sent.once('error', () => done(0)).end(body);
  });

/** A call every target that knows the documents answers. */
export const firstCall = {
  method: 'GET',
  path: '/api/v2/transactions/1',
  headers: { Authorization: 'Bearer b2core-admin', Accept: 'application/json' },
} as const;

/** Those that run: none outlives a run that fails. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Runs a program of Node on a free port until it answers the call with 2xx.
 * @param args of node, given the port
 * @throws Error with what it printed, if it ends or does not answer within two minutes
 */
export async function run(args: (port: number) => string[], first: Call, cwd: string): Promise<Process> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, args(port), { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => {
    printed = (printed + chunk).slice(-4000);
  });
  children.add(child);
  const gone = once(child, 'exit').finally(() => children.delete(child));
  let status = 0;
  while (status < 200 || status > 299) {
    const late = performance.now() - began > 120_000;
    if (child.exitCode !== null || late) {
      child.kill('SIGKILL');
      throw new Error(`${args(port).join(' ')}: ${late ? `answers ${status}` : 'ended'}: ${printed}`);
    }
    await pause(1);
    status = await ask(url, first);
  }
  const milliseconds = performance.now() - began;
  return {
    url,
    pid: child.pid ?? 0,
    milliseconds,
    stop: async () => {
      child.kill();
      // Some do not end on SIGTERM while connections are open.
      const insist = setTimeout(() => child.kill('SIGKILL'), 3000);
      await gone;
      clearTimeout(insist);
    },
  };
}

/** A server that takes the vendor's calls as they are and needs nothing before or after them. */
export const plain = (process: Process): Server => ({
  ...process,
  call: ({ vendor }) => vendor,
  begin: async () => () => ({}),
  end: async () => undefined,
  atMost: () => Number.POSITIVE_INFINITY,
});

/** Calls over the network, one after the other. @throws Error unless it is answered with 2xx */
export async function must(url: string, call: Call): Promise<void> {
  const status = await ask(url, call);
  if (status < 200 || status > 299) throw new Error(`${call.method} ${call.path} was answered ${status}`);
}

/** The load generator, a process of its own: sends what it is told over so many connections, and answers what it saw. */
import autocannon from 'autocannon';
import type { Call } from './call.ts';

export interface Load {
  url: string;
  /** Sent in this order, and from the start again if there are fewer than `amount`. */
  calls: Call[];
  amount: number;
  connections: number;
}

export interface Seen {
  seconds: number;
  /** Milliseconds, one per answer. */
  latencies: Float64Array;
  /** CPU seconds of the generator. */
  cpu: number;
  /** Why it does not count, if it does not. */
  broken?: string;
}

async function send({ url, calls, amount, connections }: Load): Promise<Seen> {
  // Call number n goes over connection n modulo connections, so that all connections are at the same place of the list.
  const shareOf = (one: number) => calls.filter((_, turn) => turn % connections === one);
  let next = 0;
  const latencies = new Float64Array(amount);
  let answers = 0;
  let began = 0;
  let ended = 0;
  let before = process.cpuUsage();
  const run = autocannon({
    url,
    connections,
    amount,
    sampleInt: 10,
    timeout: 60,
    setupClient: (client) => {
      client.setRequests(calls.length < connections ? calls : shareOf(next));
      next += 1;
    },
  });
  run.once('start', () => {
    before = process.cpuUsage();
    began = performance.now();
  });
  let after = before;
  run.on('response', (_client: unknown, _status: number, _bytes: number, milliseconds: number) => {
    latencies[answers] = milliseconds;
    answers += 1;
    if (answers < amount) return;
    ended = performance.now();
    after = process.cpuUsage(before);
  });
  const { errors, non2xx, statusCodeStats } = await run;
  return {
    seconds: (ended - began) / 1000,
    latencies,
    cpu: (after.user + after.system) / 1e6,
    ...((errors > 0 || non2xx > 0 || answers !== amount) && {
      broken: `${answers} of ${amount} answered, ${errors} errors, ${JSON.stringify(statusCodeStats)}`,
    }),
  };
}

process.on('message', async (load: Load) => process.send?.(await send(load)));

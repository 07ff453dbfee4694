/** What is used of packages that come without types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Client {
    setRequests(requests: { method: string; path: string; headers?: Record<string, string>; body?: string }[]): void;
  }

  interface Options {
    url: string;
    connections: number;
    amount: number;
    /** Milliseconds between looks at whether all is done. */
    sampleInt: number;
    timeout: number;
    setupClient(client: Client): void;
  }

  interface Result {
    errors: number;
    non2xx: number;
    statusCodeStats: Record<string, { count: number }>;
  }

  export default function autocannon(options: Options): EventEmitter & Promise<Result>;
}

declare module 'pidusage' {
  /** `ctime`: CPU time so far in ms; `memory`: resident, in bytes. */
  export default function pidusage(pid: number): Promise<{ ctime: number; memory: number }>;
}

/** The sandbox of a test suite: the running one that COUNTERSIGN_URL names, or else one of its own. */
import { type Beginning, connect, createSandbox, type SandboxWorld, type Served } from '../index.ts';
import { nodeFetch } from './fetch.ts';

export interface SuiteSandbox extends Served {
  /** `http://127.0.0.1:4010` */
  url: string;
  /** Whether it was started for this suite, so that no program knows its address unless the suite tells it. */
  own: boolean;
  /** Begins a world no other test has. */
  begin(beginning: Beginning): Promise<SandboxWorld>;
  /** Ends the sandbox if it is the suite's own. */
  close(): Promise<void>;
}

/** @throws Error if no sandbox answers where COUNTERSIGN_URL says, or wants another token than COUNTERSIGN_ADMIN_TOKEN */
export async function suiteSandbox(): Promise<SuiteSandbox> {
  const { COUNTERSIGN_URL: url, COUNTERSIGN_ADMIN_TOKEN: adminToken } = process.env;
  if (url) {
    const { begin, personas, vendors } = await connect(url, { fetch: nodeFetch, ...(adminToken && { adminToken }) });
    return { url, vendors, personas, own: false, begin, close: async () => undefined };
  }
  // It logs its defects, not its requests.
  const own = await createSandbox({ port: 0, unref: true, logRequests: false, log: (line) => process.stderr.write(`${line}\n`) });
  const { begin: beginNamed, personas, vendors } = await connect(own.url, { fetch: nodeFetch });
  let begun = 0;
  const begin = (beginning: Beginning) => {
    begun += 1;
    return beginNamed({ ...beginning, id: `test-${begun}` });
  };
  return { url: own.url, vendors, personas, own: true, begin, close: own.close };
}

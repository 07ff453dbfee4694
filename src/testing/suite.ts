/** The sandbox of a test suite: the running one that COUNTERSIGN_URL names, or else one of its own. */
import { type Beginning, connect, createSandbox, type SandboxWorld, type Served } from '../index.ts';

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
    const { begin, personas, vendors } = await connect(url, adminToken ? { adminToken } : {});
    return { url, vendors, personas, own: false, begin, close: async () => undefined };
  }
  // It logs its defects, not its requests.
  const sandbox = await createSandbox({ port: 0, logRequests: false, log: (line) => process.stderr.write(`${line}\n`) });
  let begun = 0;
  const begin = async (beginning: Beginning) => {
    begun += 1;
    return sandbox.world(`test-${begun}`, beginning);
  };
  return { url: sandbox.url, vendors: sandbox.vendors, personas: sandbox.personas, own: true, begin, close: sandbox.close };
}

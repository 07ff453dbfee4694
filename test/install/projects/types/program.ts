// Compiled, never run: as an ECMAScript module and as CommonJS. Each line that must not compile says so.
import { type Beginning, connect, createSandbox, type SandboxWorld } from 'countersign';
import { type SandboxWorld as PageWorld, connect as reach } from 'countersign/browser';
import type { Allpass, Aquanow, B2Core, Broctagon } from 'countersign/vendors';

async function read(world: SandboxWorld): Promise<number> {
  const { data, error } = await world.b2core.GET('/applications/{applicationId}', { params: { path: { applicationId: 1 } } });
  if (!data) throw new Error(error.error.message);
  const { statusId } = data;
  // @ts-expect-error no such field
  data.status;
  // @ts-expect-error no such path
  await world.b2core.GET('/nothing');
  // @ts-expect-error the path wants an applicationId
  await world.as('b2core-vip').b2core.GET('/applications/{applicationId}');
  // @ts-expect-error no such filter
  await world.b2core.GET('/applications', { params: { query: { filter: { colour: 1 } } } });
  // @ts-expect-error no such action
  await world.aquanow.POST('/approval/review', { body: { action: 'PERHAPS', approvalId: 'a' } });
  const { data: status } = await world.allpass.GET('/applicant/{applicantId}/status', { params: { path: { applicantId: 'u' } } });
  const answered: string | undefined = status?.data.status;
  return statusId + (answered?.length ?? 0);
}

const beginning: Beginning = { seed: 7, startTime: '2026-03-01T09:00:00Z', readings: { 'aquanow/self-approval': 'allowed' } };
// @ts-expect-error a seed is a number
const wrong: Beginning = { seed: 'seven' };

export async function run(): Promise<void> {
  await using sandbox = await createSandbox({ port: 0, strictWorlds: true });
  await read(sandbox.world('t1', beginning));
  await read(await (await connect(sandbox.url)).begin(wrong));
  const page: PageWorld = (await reach(sandbox.url)).world('t2');
  await read(page);
}

type Application = B2Core.components['schemas']['Request'];
export const approved = ({ statusId }: Application): boolean => statusId === 2;
// @ts-expect-error an application has more than this
export const half: Application = { statusId: 2 };

export type Vendors = {
  paths: keyof (Allpass.paths & Aquanow.paths & B2Core.paths & Broctagon.paths);
  operations: keyof (Allpass.operations & Aquanow.operations & B2Core.operations & Broctagon.operations);
};
export const operation: keyof Aquanow.operations = 'fetchApprovals';
// @ts-expect-error this is another vendor's
export const other: keyof Broctagon.operations = 'fetchApprovals';

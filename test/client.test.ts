/** The typed clients, in a sandbox of this process and in one that is only reached over HTTP. */
import { describe, expect, test, vi } from 'vitest';
import { type Beginning, connect, createSandbox, type SandboxWorld } from '../src/index.ts';
import { began, stories } from './story.ts';

const { sandbox } = stories();
const approvalId = 'cba4e337-8876-46fe-9216-438a82ce7697';
let told = 0;

const ways: [string, (beginning?: Beginning) => Promise<SandboxWorld>][] = [
  ['in this process', async (beginning) => sandbox().world(`near-${++told}`, beginning)],
  ['over HTTP', async (beginning) => (await connect(sandbox().url)).begin(beginning)],
];

describe.each(ways)('a world %s', (_, begin) => {
  test('has a client per vendor, that calls as the vendor’s first persona', async () => {
    const { allpass, aquanow, b2core, broctagon } = await begin();
    const request = await b2core.GET('/applications/{applicationId}', { params: { path: { applicationId: 1 } } });
    expect(request.data?.statusId).toBe(0);
    const approvals = await aquanow.GET('/approval', { params: { query: { approvalId } } });
    expect(approvals.response.status).toBe(200);
    const kyc = await broctagon.GET('/requests/{type}/{id}', { params: { path: { type: 'kyc', id: 'k7q2m9xa' } } });
    expect(kyc.data?.id).toBe('k7q2m9xa');
    const applicant = await allpass.GET('/applicant/{applicantId}/status', { params: { path: { applicantId: 'user-1002' } } });
    expect(applicant.data?.data.status).toBe('INIT');
  });

  test('sends filters as the vendor wants them', async () => {
    const { b2core } = await begin();
    const { data, response } = await b2core.GET('/applications', { params: { query: { filter: { id: 2, statusId: 0 } } } });
    expect(new URL(response.url).search).toBe('?filter[id]=2&filter[statusId]=0');
    expect(data).toMatchObject({ total: 1, data: [{ id: 2 }] });
  });

  test('calls as the persona it is told, and as the first of the other vendors', async () => {
    const world = await begin();
    const all = await world.b2core.GET('/applications');
    const vip = world.as('b2core-vip');
    const some = await vip.b2core.GET('/applications');
    const [total, fewer] = [all, some].map(({ data }) => (data && 'total' in data ? data.total : 0));
    expect(total).toBeGreaterThan(Number(fewer));
    expect(fewer).toBeGreaterThan(0);
    expect((await vip.broctagon.GET('/requests/{type}/{id}', { params: { path: { type: 'kyc', id: 'k7q2m9xa' } } })).response.status).toBe(
      200,
    );
    expect(() => world.as('nobody')).toThrow("No persona 'nobody'; there are allpass-app, ");
  });

  test('answers a refusal in the vendor’s shape', async () => {
    const { b2core } = await begin();
    const decided = { params: { path: { applicationId: 2 } } };
    expect((await b2core.POST('/applications/{applicationId}/approve', decided)).response.status).toBe(204);
    const again = await b2core.POST('/applications/{applicationId}/approve', decided);
    expect(again.error?.error.message).toContain('Cannot approve');
  });

  test('begins with seed, start time and readings of its own', async () => {
    const world = await begin({ seed: 3, startTime: '2027-01-01T00:00:00.000Z', readings: { 'aquanow/self-approval': 'allowed' } });
    await world.b2core.GET('/applications');
    const listed = (await (await fetch(`${sandbox().url}/__admin/worlds`)).json()) as { id: string }[];
    expect(listed.find(({ id }) => id === world.id)).toMatchObject({
      seed: 3,
      now: '2027-01-01T00:00:00.000Z',
      readings: { 'aquanow/self-approval': 'allowed' },
    });
  });

  test('can be steered: time, events, readings, reset', async () => {
    const world = await begin();
    const transaction = async () =>
      (await world.b2core.GET('/transactions/{transactionId}', { params: { path: { transactionId: 2 } } })).data?.status;
    await world.b2core.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
    expect(await transaction()).toBe('inProgress');
    await world.advance('60s');
    expect(await transaction()).toBe('done');
    const record = await world.simulate('aquanow', 'approvals', approvalId, 'approve', 'aquanow-approver');
    expect(record['status']).toBe('APPROVED');
    await expect(world.simulate('aquanow', 'approvals', approvalId, 'cancel')).rejects.toThrow('Cannot cancel: the status is APPROVED');
    await world.switch({ 'b2core/illegal-transition': '400' });
    const again = await world.b2core.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
    expect(again.response.status).toBe(400);
    await world.reset();
    expect(await transaction()).toBe('pending');
  });

  test('is gone when dropped, and dropping it again does nothing', async () => {
    const world = await begin();
    await world.b2core.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 1 } } });
    await world.drop();
    await world.drop();
    const { data } = await world.b2core.GET('/applications/{applicationId}', { params: { path: { applicationId: 1 } } });
    expect(data?.statusId).toBe(0);
  });
});

test.each<[Beginning, string]>([
  [{ startTime: 'tomorrow' }, "'tomorrow' is not an RFC 3339 instant"],
  [{ readings: { 'aquanow/self-approval': 'perhaps' } }, 'must be one of'],
])('a beginning of %j is refused', async (beginning, reason) => {
  expect(() => sandbox().world('wrong', beginning)).toThrow(reason);
  await expect((await connect(sandbox().url)).begin(beginning)).rejects.toThrow();
});

test('a world that has begun is not begun again', async () => {
  await sandbox().world('once', { seed: 3 }).advance('1s');
  expect(() => sandbox().world('once', { seed: 4 })).toThrow("There is a world 'once' already");
  await expect((await connect(sandbox().url)).begin({ id: 'once' })).rejects.toThrow("There is a world 'once' already");
});

test('worlds begun at the same time get ids of their own', async () => {
  const { begin } = await connect(sandbox().url);
  const begun = await Promise.all(Array.from({ length: 50 }, () => begin()));
  expect(new Set(begun.map(({ id }) => id)).size).toBe(50);
});

test('where no sandbox answers, connecting says so', async () => {
  await expect(connect('http://127.0.0.1:1')).rejects.toThrow('no sandbox answers on http://127.0.0.1:1');
});

test('connect takes sandbox, admin token and world from the environment; what is given wins', async () => {
  await using guarded = await createSandbox({ port: 0, adminToken: 'secret', startTime: began });
  vi.stubEnv('COUNTERSIGN_URL', `${guarded.url}/`).stubEnv('COUNTERSIGN_ADMIN_TOKEN', 'secret').stubEnv('COUNTERSIGN_WORLD', 't1');
  try {
    const { url, world } = await connect();
    expect([url, world().id, world('t2').id]).toEqual([guarded.url, 't1', 't2']);
    await world().advance('1s');
    await expect(connect(undefined, { adminToken: 'other' })).rejects.toThrow('Authorization');
    await expect(connect('http://127.0.0.1:1')).rejects.toThrow('no sandbox answers on http://127.0.0.1:1');
    vi.stubEnv('COUNTERSIGN_WORLD', '');
    expect((await connect()).world().id).toBe('default');
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a sandbox that wants an admin token is steered with it, and not without', async () => {
  await using guarded = await createSandbox({ port: 0, adminToken: 'secret', startTime: began });
  await expect(connect(guarded.url)).rejects.toThrow('Authorization');
  const { begin } = await connect(guarded.url, { adminToken: 'secret' });
  const world = await begin();
  await world.advance('1s');
  expect((await world.b2core.GET('/applications')).response.status).toBe(200);
});

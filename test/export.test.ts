/** Worlds as files: exported, imported elsewhere, given as scenarios, and refused where something is wrong with them. */
import { expect, test } from 'vitest';
import { createSandbox, type Sandbox, type WorldExport } from '../src/index.ts';
import { type Story, stories, storyIn } from './story.ts';

const { begin, sandbox } = stories();

const b2core = '/api/v2';
const withdrawal = {
  action: 'BALANCE/WITHDRAW',
  payload: { symbol: 'USDC', address: '0x1', quantity: 1, transactionType: 'WITHDRAW', networkFee: 1 },
};

/** Something of everything: data, ids, clock, readings, a timed event to come, a removed record and a snapshot. */
async function prepare(story: Story): Promise<void> {
  await story.as('aquanow-initiator')('POST', '/accounts/v1/approval', withdrawal);
  await story.records.edit('b2core', 'requests', 4, { text: 'By hand' });
  await story.save('before');
  await story.as('b2core-admin')('POST', `${b2core}/applications/2/approve`);
  await story.records.remove('b2core', 'requests', 1);
  await story.switch({ 'aquanow/self-approval': 'allowed' });
  await story.advance('30s');
}

/** Plays on in a world, and tells every answer. */
async function continuation({ id }: Story, { url }: Sandbox): Promise<string[]> {
  const told: string[] = [];
  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const init = { method, headers: { ...headers, 'X-World': id }, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(url + path, init);
    const kept = [...answer.headers].filter(([name]) => name !== 'keep-alive' && name !== 'connection');
    told.push(`${answer.status} ${JSON.stringify(kept)} ${await answer.text()}`);
  };
  await send('POST', '/accounts/v1/approval', { 'x-api-key': 'aquanow-initiator' }, withdrawal);
  await send('POST', '/__admin/clock/advance', {}, { by: '45s' });
  for (const resource of ['transactions', 'requests', 'clients']) await send('GET', `/__admin/b2core/${resource}?limit=1000`, {});
  await send('GET', `${b2core}/applications?limit=1000`, { Authorization: 'Bearer b2core-admin' });
  await send('GET', '/__admin/history', {});
  await send('GET', '/__admin/readings', {});
  return told;
}

test('an exported world goes on in another sandbox as it would have here, byte for byte, and so do its snapshots', async () => {
  const story = begin();
  await prepare(story);
  const file = await story.export();
  const here = [await continuation(story, sandbox())];
  await story.restore('before');
  here.push(await continuation(story, sandbox()));
  await using elsewhere = await createSandbox({ port: 0, seed: 99, startTime: '2030-01-01T00:00:00Z' });
  const there = storyIn(elsewhere, elsewhere.world('there'));
  await there.admin('POST', '/b2core/requests/3/goto/1');
  await there.import(JSON.parse(JSON.stringify(file)));
  expect(await there.export()).toEqual({ ...file, name: 'there', description: file.description.replace(story.id, 'there') });
  expect(await continuation(there, elsewhere)).toEqual(here[0]);
  await there.restore('before');
  expect(await continuation(there, elsewhere)).toEqual(here[1]);
});

test('what is due at the time of an export has fired in it', async () => {
  const story = begin({ startTime: '2026-03-01T09:00:00Z' });
  await story.as('b2core-admin')('POST', `${b2core}/applications/2/approve`);
  await story.setClock({ frozen: false });
  await story.advance('59950ms');
  await new Promise((done) => setTimeout(done, 100));
  const { agenda, history } = await story.export();
  expect([agenda.map(({ provider }) => provider), history.at(-1)?.event]).toEqual([['allpass'], 'settle']);
});

test('a running clock goes on from the time of the export, and a reset leads to how the world began', async () => {
  const story = begin({ startTime: '2026-03-01T09:00:00Z' });
  await story.advance('20d');
  await story.setClock({ frozen: false });
  const file = await story.export();
  const other = begin();
  await other.import(file);
  const { body } = await other.admin('GET', '/clock');
  expect(body.frozen).toBe(false);
  expect(Date.parse(body.now) - Date.parse(file.writtenAt)).toBeLessThan(30_000);
  expect(body.now >= file.writtenAt).toBe(true);
  expect((await other.admin('POST', '/reset')).body).toMatchObject({ now: '2026-03-01T09:00:00.000Z', frozen: true });
});

test('an import is taken back, and leaves the snapshots that the file does not name', async () => {
  const [story, other] = [begin(), begin()];
  await prepare(story);
  const file = await story.export();
  await other.save('mine');
  await other.records.edit('b2core', 'requests', 4, { text: 'Mine' });
  const before = await other.export();
  await other.import(file);
  expect((await other.snapshots()).map(({ name }) => name)).toEqual(['before', 'mine']);
  await other.undo();
  expect({ ...(await other.export()), snapshots: before.snapshots }).toEqual(before);
  await other.undo();
  expect((await other.records.get('b2core', 'requests', 4))['text']).not.toBe('Mine');
});

test('a world is imported under an id that no world has', async () => {
  const file = await begin().export();
  const { admin } = begin();
  expect((await admin('POST', '/worlds/brought/import', file)).body).toMatchObject({ id: 'brought', now: file.writtenAt });
  expect((await admin('POST', '/worlds/a%20b/import', file)).status).toBe(400);
});

/** An exported world with everything wrong that is no matter of its shape. */
function spoilt(file: WorldExport): WorldExport {
  const broken = structuredClone(file);
  const { requests = [], transactions = [] } = broken.records['b2core'] ?? {};
  const request = (id: number) => requests.find((one) => one['id'] === id) as Record<string, unknown>;
  Object.assign(request(4), { statusId: 'open' });
  Object.assign(request(5), { transactionId: 987654 });
  Object.assign(request(2), { statusId: 0, resolution: { id: 1, type: 1 } });
  transactions.push(transactions[0] as Record<string, unknown>);
  broken.records['b2corp'] = { requests: [] };
  (broken.records['aquanow'] as WorldExport['records'][string])['users2'] = [];
  broken.state.began.scenario = 'quiet-sunday';
  broken.state.readings = { 'aquanow/self-approval': 'perhaps' };
  broken.state.clock.start = '0001-01-01T00:00:00Z';
  broken.agenda.push({ at: file.writtenAt, provider: 'b2core', resource: 'transactions', id: '2', event: 'approve' });
  broken.agenda.push({ at: file.writtenAt, provider: 'b2core', resource: 'transactions', id: '424242', event: 'settle' });
  broken.snapshots.push({ ...(broken.snapshots[0] as (typeof broken.snapshots)[0]) });
  Object.assign(broken.history[0] as object, { number: 1000 });
  return broken;
}

test('a file with something wrong is refused with every finding, and nothing is imported', async () => {
  const story = begin();
  await prepare(story);
  const broken = spoilt(await story.export());
  const { status, body } = await story.admin('POST', '/worlds/never/import', broken);
  expect(status).toBe(400);
  const found = body.findings.map(({ path, message }: any) => `${path} ${message}`);
  const wanted = [
    "/body/snapshots/1/name 'before' is used twice",
    '/body/state/clock/start A clock shows',
    "/body/state/began/scenario there is no scenario 'quiet-sunday'; there are ",
    '/body/state/readings/aquanow/self-approval must be one of: ',
    "/body/agenda/2 b2core transactions has no timed event 'approve'",
    '/body/history/0/number must be more than the one before, and at most ',
    "/body/records 'b2corp' is no vendor; there are allpass, aquanow, b2core, broctagon",
    "/body/records aquanow: fixture 'users2' is no resource",
    '/body/records b2core: requests[2] (id 4): /statusId must be ',
    '/body/records b2core: requests 5: its transactionId is 987654, and there is no record 987654 in transactions',
    '/body/records b2core: requests 2: A rejected request has a resolution, and no other request has one (rejected-has-resolution)',
    '/body/records b2core: transactions[118] (transactionId 1): the id is used twice',
    "/body/records agenda: 'settle' is planned for b2core transactions 424242, which is not there",
  ];
  for (const one of wanted) expect(found).toContainEqual(expect.stringContaining(one));
  expect((await story.admin('GET', '/worlds')).body.map(({ id }: any) => id)).not.toContain('never');
});

test.each<[string, (file: any) => void, string]>([
  ['another format', (file) => Object.assign(file, { format: 'countersign-export-2' }), '/body/format'],
  ['no state', (file) => delete file.state, '/body/state'],
  ['ids that are none', (file) => file.state.ids.push(1), '/body/state/ids'],
  ['a field that is unknown', (file) => Object.assign(file, { colour: 1 }), '/body/colour'],
  ['an instant without a zone', (file) => Object.assign(file, { writtenAt: '2026-03-01T09:00:00' }), '/body/writtenAt'],
  ['an instant of no clock', (file) => Object.assign(file, { writtenAt: '9999-01-01T00:00:00Z' }), '/body/writtenAt'],
  [
    'a snapshot with a broken record',
    (file) => Object.assign(file.snapshots[0].changed.b2core.requests[0], { statusId: 'x' }),
    '/body/snapshots/0/changed',
  ],
  [
    'a snapshot of other records',
    (file) => Object.assign(file.snapshots[0].changed, { constructor: { name: [] } }),
    '/body/snapshots/0/changed/constructor/name',
  ],
])('a file with %s is refused', async (_, change, at) => {
  const story = begin();
  await prepare(story);
  const file = structuredClone(await story.export());
  change(file);
  const { status, body } = await story.admin('POST', `/worlds/${story.id}/import`, file);
  expect([status, body.findings.map(({ path }: any) => path)], JSON.stringify(body)).toEqual([400, expect.arrayContaining([at])]);
});

test('an exported world is a scenario: its records and timed events, as old when a world begins as they were then', async () => {
  const story = begin();
  await prepare(story);
  const file = await story.export();
  await using other = await createSandbox({ port: 0, startTime: '2027-06-01T00:00:00.000Z', scenarios: [{ ...file, name: 'demo' }] });
  const world = storyIn(other, other.world('w', { scenario: 'demo' }));
  const text = async (id: number) => (await world.records.get('b2core', 'requests', id))['text'];
  expect(await text(4)).toBe('By hand');
  await expect(text(1)).rejects.toThrow('There is no record 1');
  const [was, is] = [await story.records.get('b2core', 'requests', 4), await world.records.get('b2core', 'requests', 4)];
  const age = (createTime: unknown, at: string) => Date.parse(at) - Date.parse(String(createTime));
  expect(age(is['createTime'], '2027-06-01T00:00:00.000Z')).toBe(age(was['createTime'], file.writtenAt));
  expect(await world.advance('30s')).toMatchObject([{ event: 'settle', at: '2027-06-01T00:00:30.000Z' }]);
  await world.reset();
  expect(await text(4)).toBe('By hand');
});

test('a scenario says from which instant its times count, and what is wrong with its timed events or vendors is told', async () => {
  const approval = { ...(await begin().records.list('aquanow', 'approvals', { limit: 1 })).items[0], created: '2026-03-01T08:00:00.000Z' };
  const scenario = { name: 'own', description: 'Own.', writtenAt: '2026-03-01T09:00:00Z', records: { aquanow: { approvals: [approval] } } };
  await using other = await createSandbox({ port: 0, startTime: '2027-06-01T00:00:00.000Z', scenarios: [scenario] });
  const { items } = await other.world('w', { scenario: 'own' }).records.list('aquanow', 'approvals');
  expect(items).toMatchObject([{ created: '2027-05-31T23:00:00.000Z' }]);
  const refused = (more: object) => createSandbox({ port: 0, scenarios: [{ ...scenario, ...more }] });
  await expect(refused({ writtenAt: 'noon' })).rejects.toThrow("scenario 'own': writtenAt: 'noon' is no RFC 3339 instant");
  await expect(refused({ records: { aquanot: {} } })).rejects.toThrow(
    "scenario 'own': 'aquanot' is no vendor; there are allpass, aquanow,",
  );
  const event = { at: '2026-03-01T09:00:00Z', provider: 'b2core', resource: 'requests', id: '1', event: 'take' };
  await expect(refused({ agenda: [event] })).rejects.toThrow("scenario 'own': agenda/0 b2core requests has no timed event 'take'");
});

test('an import may be as long as its document says, other bodies 1 MB', async () => {
  const { admin, id, ...world } = begin();
  const file = await world.export();
  const [first] = file.records['aquanow']?.['approvals'] ?? [];
  const many = Array.from({ length: 3000 }, (_, number) => ({ ...first, approvalId: `a${number}` }));
  const long = { ...file, records: { ...file.records, aquanow: { ...file.records['aquanow'], approvals: many } } };
  expect(JSON.stringify(long).length).toBeGreaterThan(1_500_000);
  expect((await admin('POST', `/worlds/${id}/import`, long)).status).toBe(200);
  expect((await admin('POST', '/requests/find', long)).status).toBe(413);
  const tooLong = await admin('POST', `/worlds/${id}/import`, ' '.repeat(32 * 2 ** 20 + 1));
  expect([tooLong.status, tooLong.body.detail]).toEqual([413, 'The body is larger than 32 MB']);
});

/** `--config` and `--scenario`: what the file says, what options say instead, and what is refused. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { commands } from './command.ts';
import { call } from './story.ts';

const { run, runIn, start, startIn, folder } = commands();

const given = (name: string, value: unknown) => writeFile(join(folder(), name), typeof value === 'string' ? value : JSON.stringify(value));

const schema = JSON.parse(await readFile(new URL('../openapi/config.schema.json', import.meta.url), 'utf8'));

const world = async (url: string) => (await call(url, 'POST', '/__admin/reset')).body;

describe('--config', () => {
  const config = {
    $schema: './node_modules/countersign/openapi/config.schema.json',
    seed: 7,
    t0: '2026-03-01T09:00:00Z',
    memory: true,
    quiet: true,
    scenario: 'empty',
    strictWorlds: true,
    durability: 'always',
    journalSize: 1,
    adminOrigin: ['http://a.example'],
  };

  test('it says what options say, and fits the schema that is shipped', async () => {
    expect(new Ajv2020().validate(schema, config)).toBe(true);
    await given('countersign.config.json', config);
    const { url, err } = await start('--config', 'countersign.config.json');
    expect(await world(url)).toMatchObject({ seed: 7, now: '2026-03-01T09:00:00.000Z', scenario: 'empty' });
    const headers = { Authorization: 'Bearer b2core-admin' };
    expect((await call(url, 'GET', '/api/v2/applications', { headers })).status).toBe(400);
    expect((await call(url, 'GET', '/__admin/worlds', { headers: { Origin: 'http://a.example' } })).status).toBe(200);
    expect(err()).toBe('');
  });

  test('options and the environment win over it', async () => {
    await given('c.json', { ...config, adminToken: 'of the file', data: 'kept' });
    const { url } = await startIn(
      { COUNTERSIGN_ADMIN_TOKEN: 'of the environment' },
      ...['--config', 'c.json', '--seed', '8', '--scenario', 'startup', '--data', 'given'],
    );
    const headers = { Authorization: 'Bearer of the environment' };
    expect((await call(url, 'POST', '/__admin/snapshots', { headers, body: { name: 'kept' } })).status).toBe(201);
    expect((await call(url, 'POST', '/__admin/reset', { headers })).body).toMatchObject({ seed: 8, scenario: 'startup' });
    await readFile(join(folder(), 'given', 'default.json'));
  });

  test('its paths begin at the file, and exec takes the part that is its', async () => {
    await mkdir(join(folder(), 'sandbox'));
    await given('sandbox/demo.json', { records: { b2core: { requests: [] } } });
    await given('sandbox/c.json', { port: 1, data: 'kept', scenario: './demo.json' });
    const touch =
      "fetch(process.env.COUNTERSIGN_URL + '/__admin/reset', { method: 'POST' }).then((r) => r.json()).then((w) => console.log(w.scenario))";
    const touched = run('exec', '--config', 'sandbox/c.json', '--', process.execPath, '-e', touch);
    expect([await touched.code, touched.out()]).toEqual([0, 'demo\n']);
    await readFile(join(folder(), 'sandbox', 'kept', 'default.json'));
  });

  test.each([
    [{ prot: 1 }, "'prot' is no option; there are "],
    [{ port: '4010' }, "'port' must be a whole number from 0 to 65535"],
    [{ port: 70_000, memory: 'yes' }, "'memory' must be true or false"],
    [{ durability: 'never' }, "'durability' must be one of: always, batched, none"],
    [{ allowedHost: 'ci' }, "'allowedHost' must be a list of texts"],
    [{ t0: 5 }, "'t0' must be a text"],
    [[], 'it is no JSON object'],
    ['{', 'JSON'],
  ])('%j is refused, as by the schema', async (value, message) => {
    if (typeof value !== 'string') expect(new Ajv2020().validate(schema, value)).toBe(false);
    await given('c.json', value);
    const refused = run('start', '--config', 'c.json', '-p', '0', '--memory');
    expect(await refused.code).toBe(1);
    expect(refused.err()).toContain('countersign: the config c.json cannot be used: ');
    expect(refused.err()).toContain(message);
    expect(refused.err().trim().split('\n')).toHaveLength(1);
  });

  test('a config that is not there is refused', async () => {
    const refused = runIn({}, 'start', '--config', 'none.json');
    expect([await refused.code, refused.err()]).toEqual([1, expect.stringContaining('none.json cannot be used: ENOENT')]);
  });
});

describe('--scenario', () => {
  test('new worlds begin in the scenario of this name, or of this file', async () => {
    const { url } = await start('--memory', '--scenario', 'busy-monday');
    expect((await world(url)).scenario).toBe('busy-monday');
    await given('demo.json', { description: 'No requests.', records: { b2core: { requests: [] } } });
    const { url: other } = await start('--memory', '--scenario', 'demo.json');
    expect((await world(other)).scenario).toBe('demo');
    const headers = { Authorization: 'Bearer b2core-admin' };
    expect((await call(other, 'GET', '/api/v2/applications', { headers })).body.total).toBe(0);
    expect((await call(other, 'GET', '/__admin/scenarios')).body).toContainEqual({ name: 'demo', description: 'No requests.' });
  });

  test.each<[string, unknown, string]>([
    ['monday', undefined, "there is no scenario 'monday'; there are busy-monday, "],
    ['none.json', undefined, 'the scenario none.json cannot be used: ENOENT'],
    ['x.json', { record: {} }, "'record' is no part of a scenario; there are description, writtenAt, records, more, agenda"],
    ['x.json', { more: { b2core: [] } }, "'records' and 'more' must be lists of records, by vendor and resource"],
    ['x.json', { more: { b2core: { requests: [{ id: 1 }] } } }, 'b2core'],
    ['empty.json', {}, "there are two scenarios 'empty'"],
  ])('%s as %j is refused', async (name, value, message) => {
    if (value !== undefined) await given(name, value);
    const refused = run('start', '-p', '0', '--memory', '--scenario', name);
    expect(await refused.code).toBe(1);
    expect(refused.err()).toContain(message);
    expect(refused.err()).not.toMatch(/^\s+at /m);
  });

  test('a program says the same, and is told the known ones', async () => {
    await using sandbox = await createSandbox({ port: 0, scenario: 'empty' });
    expect((await world(sandbox.url)).scenario).toBe('empty');
    await expect(createSandbox({ port: 0, scenario: 'emty' })).rejects.toThrow("there is no scenario 'emty'; there are empty, ");
  });
});

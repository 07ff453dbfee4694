/** Allpass: crypto checks, keys, and calls that are not valid. */
import { expect, test } from 'vitest';
import { began, type Call, stories } from '../story.ts';
import { api, create, details, newcomer, play, profile, search, uuid, whole } from './allpass.calls.ts';

const { begin } = stories();

test.each([
  ['address', 'wallet-low', 10, 'LOW'],
  ['address', 'wallet-medium', 50, 'MEDIUM'],
  ['address', 'wallet-high', 90, 'HIGH'],
  ['address', 'Wallet-High', 90, 'HIGH'],
  ['address', 'text', 49, 'MEDIUM'],
  ['txHash', '1'.repeat(64), 10, 'LOW'],
  ['txHash', '5'.repeat(64), 50, 'MEDIUM'],
  ['txHash', `0x${'9'.repeat(64)}`, 90, 'HIGH'],
  ['address', 'tt', 30, 'LOW'],
  ['address', 'TU', 31, 'MEDIUM'],
  ['address', 'y1', 69, 'MEDIUM'],
  ['address', '0xY2', 70, 'HIGH'],
  ['address', '__proto__', 35, 'MEDIUM'],
  ['address', 'bc1qrcj9lmwt30u35sqa5sav35cgxapmzennm9g7hy', 12, 'LOW'],
  ['txHash', '969da9e7caa50b9f93f8ccd480922cde72963ffbe3a36343c2a3ddad303c48d1', 37, 'MEDIUM'],
])('the %s %s scores %d, which is %s, on any blockchain', async (field, value, score, reviewStatus) => {
  const app = begin({ readings: { 'allpass/wallet-address': 'any text' } }).as('allpass-app');
  for (const blockchain of ['BTC', 'ETH', 'MATIC']) {
    const found = await search(app, { blockchain, [field]: value });
    expect(found).toEqual({ id: uuid, type: field === 'address' ? 'WALLET' : 'TRANSACTION' });
    const { status, body } = await details(app, found);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      ...{ ...found, blockchain, score, reviewStatus, address: null, txHash: null, applicantId: null, createdAt: began, updatedAt: began },
      [field]: value,
      timelines: [{ amlId: found.id, appKey: '5b0c2c52-6a2e-4a4e-9a39-0d3a3f2f9f10', data: { from: 'UNKNOWN', to: reviewStatus, score } }],
    });
    expect(body.data.addressInfo?.address).toBe(field === 'address' ? value : undefined);
  }
});

test('a second search makes a check of its own that finds the same', async () => {
  const app = begin().as('allpass-app');
  const [first, second] = [await search(app, { address: 'wallet-high' }), await search(app, { address: 'wallet-high' })];
  expect(second.id).not.toBe(first.id);
  const [{ data: one }, { data: other }] = [(await details(app, first)).body, (await details(app, second)).body];
  expect({ ...other, id: one.id, timelines: one.timelines }).toEqual(one);
});

/** A report without its ids and without what was sent. */
const report = async (app: Call, body: object) => {
  const {
    id: _,
    address: __,
    txHash: ___,
    addressInfo,
    timelines: ____,
    ...data
  } = (await details(app, await search(app, body))).body.data;
  return { ...data, addressInfo: addressInfo && { ...addressInfo, address: null } };
};

const hash = '969da9e7caa50b9f93f8ccd480922cde72963ffbe3a36343c2a3ddad303c48d1';

test.each([
  ['ETH', 'address', '0x271f2c30e316ba33b570afd228012cea2ede9148', '0x271F2C30E316BA33B570AFD228012CEA2EDE9148'],
  ['BSC', 'address', '0x271f2c30e316ba33b570afd228012cea2ede9148', '0x271F2c30e316Ba33b570AFd228012ceA2EDe9148'],
  ['MATIC', 'address', '0x271f2c30e316ba33b570afd228012cea2ede9148', '0X271F2C30E316BA33B570AFD228012CEA2EDE9148'],
  ['BTC', 'address', 'bc1qrcj9lmwt30u35sqa5sav35cgxapmzennm9g7hy', 'BC1QRCJ9LMWT30U35SQA5SAV35CGXAPMZENNM9G7HY'],
  ['LTC', 'address', 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9', 'LTC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KGMN4N9'],
  ['BCH', 'address', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
  ['BTC', 'address', 'wallet-high', 'Wallet-High'],
  ['BTC', 'txHash', hash, `0x${hash}`],
  ['ETH', 'txHash', hash, `0x${hash.toUpperCase()}`],
])('on %s, the %s %s gives the report of %s, and each answer shows what was sent', async (blockchain, field, one, other) => {
  const app = begin().as('allpass-app');
  expect(await report(app, { blockchain, [field]: other })).toEqual(await report(app, { blockchain, [field]: one }));
  for (const sent of [one, other]) {
    const { data } = (await details(app, await search(app, { blockchain, [field]: sent }))).body;
    expect([data[field], data.addressInfo?.address]).toEqual([sent, field === 'address' ? sent : undefined]);
  }
});

test('a wallet that is checked again later was used on the day it was used', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const look = async () => {
    const { createdAt, updatedAt, lastUpdateDate, ...data } = await report(app, { address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' });
    expect([createdAt, updatedAt, lastUpdateDate]).toEqual(Array(3).fill(await story.now()));
    return data;
  };
  const before = await look();
  expect(before.addressInfo.firstSeen * 1000).toBeLessThan(Date.parse(began));
  await story.advance('30d');
  expect(await look()).toEqual(before);
  const early = begin({ startTime: '2015-01-01T00:00:00.000Z' });
  const { addressInfo } = await report(early.as('allpass-app'), { address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' });
  expect(addressInfo.firstSeen * 1000).toBeLessThan(Date.parse(await early.now()));
});

test('Base58 addresses in another case are other wallets', async () => {
  const app = begin().as('allpass-app');
  const [one, other] = ['TkVGWyhojKNptLTBhb3fLFUCcAwdQsx52j', 'TkvGWyhojKNptLTBhb3fLFUCcAwdQsx52j'];
  expect(await report(app, { blockchain: 'TRX', address: other })).not.toEqual(await report(app, { blockchain: 'TRX', address: one }));
});

test('a world may read that a second search finds the check of the first', async () => {
  const story = begin();
  await story.switch({ 'allpass/repeated-search': 'same' });
  const app = story.as('allpass-app');
  const first = await search(app, { address: 'wallet-high' });
  expect(await search(app, { address: 'wallet-high' })).toEqual(first);
  expect((await search(app, { address: 'wallet-high', blockchain: 'ETH' })).id).not.toBe(first.id);
  const id = 'c95219e7-b1db-415f-8938-1961e0b21208';
  for (const address of ['bc1qrcj9lmwt30u35sqa5sav35cgxapmzennm9g7hy', 'BC1QRCJ9LMWT30U35SQA5SAV35CGXAPMZENNM9G7HY']) {
    expect((await search(app, { address })).id).toBe(id);
  }
  expect((await search(app, { txHash: `0x${hash}` })).id).toBe('2c75d826-0ad6-4872-b10d-d448920ec99c');
});

test('details need the type of the check; another one is 404, or 400 where the world reads so', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const wallet = { id: 'c95219e7-b1db-415f-8938-1961e0b21208', type: 'TRANSACTION' };
  const message = `There is no TRANSACTION check '${wallet.id}'`;
  expect(await details(app, wallet)).toMatchObject({ status: 404, body: { statusCode: 404, message } });
  await story.switch({ 'allpass/details-type-mismatch': '400' });
  expect(await details(app, wallet)).toMatchObject({ status: 400, body: { statusCode: 400, message } });
});

test('questionnaires and checks belong to the company, so both applications read them', async () => {
  const other = begin().as('allpass-other');
  expect((await other('GET', `${api}/questionnaire/41f0479e-4d63-45bd-bcb5-b5280c39440b`)).body.data.name).toBe('Public office');
  expect((await details(other, { id: '2c75d826-0ad6-4872-b10d-d448920ec99c', type: 'TRANSACTION' })).status).toBe(200);
});

test.each(['', 'nobody', 'constructor', 'ALLPASS-APP'])('the key %j is refused before anything else', async (key) => {
  const story = begin();
  const before = await whole(story);
  const headers = { 'x-private-app-key': key };
  for (const [method, path] of [
    ['POST', 'applicant'],
    ['GET', 'applicant/user-1001?x=1'],
    ['POST', 'crypto-aml/search'],
  ] as const) {
    const { status, body } = await story.as('allpass-app')(method, `${api}/${path}`, method === 'POST' ? {} : undefined, headers);
    expect(status).toBe(401);
    expect(body).toMatchObject({ status: false, statusCode: 401, message: expect.stringContaining('x-private-app-key'), time: began });
  }
  expect(await whole(story)).toEqual(before);
});

test.each([
  ['POST', 'applicant', {}],
  ['POST', 'applicant', []],
  ['POST', 'applicant', 'null'],
  ['POST', 'applicant', { externalUserId: 7, flowName: 'basic-kyc' }],
  ['POST', 'applicant', { ...newcomer, externalUserId: '' }],
  ['POST', 'applicant', { ...newcomer, email: { $gt: '' } }],
  ['POST', 'applicant', { ...newcomer, suppliedInfo: 'Ines' }],
  ['POST', 'applicant', { ...newcomer, flowName: '__proto__' }],
  ['POST', 'applicant', '{"externalUserId": "x", '],
  ['POST', 'applicant/user-1001/moveToFlow', undefined],
  ['POST', 'applicant/user-1001/moveToFlow', { flowId: 2 }],
  ['POST', 'applicant/user-1001/moveToFlow', { flowId: '' }],
  ['POST', 'applicant/user-1001/token', { ttl: 0 }],
  ['POST', 'applicant/user-1001/token', { ttl: 3_153_600_001 }],
  ['POST', 'applicant/user-1001/token', { ttl: '60' }],
  ['POST', 'applicant/user-1001/token', { flowName: '__proto__' }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC' }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC', address: '' }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC', address: 'wallet-low', txHash: '1'.repeat(64) }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC', txHash: '1'.repeat(63) }],
  ['POST', 'crypto-aml/search', { blockchain: '__proto__', address: 'wallet-low' }],
  ['POST', 'crypto-aml/search', { address: 'wallet-low' }],
  ['GET', 'crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details', undefined],
  ['GET', 'crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details?type=BOTH', undefined],
  ['GET', 'crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details?type=WALLET&deep=1', undefined],
  ['GET', 'applicant/user-1001?fields=id', undefined],
])('%s %s with %j is a bad request in the shape of the vendor, and changes nothing', async (method, path, body) => {
  const story = begin();
  const before = await whole(story);
  const { status, body: answer } = await story.as('allpass-app')(method, `${api}/${path}`, body);
  expect(status).toBe(400);
  expect(answer).toMatchObject({ status: false, statusCode: 400, message: expect.any(String), time: began });
  expect(await whole(story)).toEqual(before);
});

test.each(['en', 'en-US', 'EN-us', 'pt_BR', 'zh-Hans-CN', 'es-419', 'text'])(
  '%s is a locale, for which there is a token',
  async (locale) => {
    const { status, body } = await begin().as('allpass-app')('POST', `${api}/applicant/user-1001/token`, { locale });
    expect([status, body.data.ttl]).toEqual([201, 3600]);
  },
);

test.each(['', 'a', 'en-', 'en--US', 'e n', 'English, please', '12', 'ен', '__proto__', '../en', 'null'])(
  '%j is no locale, and is refused with one that is',
  async (locale) => {
    const { status, body } = await begin().as('allpass-app')('POST', `${api}/applicant/user-1001/token`, { locale });
    expect([status, body.message, body.errors]).toEqual([400, 'The request is not valid', ['/body/locale is no locale, as en-US is']]);
  },
);

test('everything that is wrong is said at once', async () => {
  const { body } = await begin().as('allpass-app')('POST', `${api}/applicant?dry=1`, { flowName: 7, phone: [] });
  expect(body.message).toBe('The request is not valid');
  expect([...body.errors].sort()).toEqual([
    '/body/externalUserId is missing',
    '/body/flowName must be string',
    '/body/phone must be string',
    '/query/dry is no parameter of this operation',
  ]);
});

test.each([
  ['__proto__', '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'],
  ['nesting as deep as a body may be', `${'{"a":'.repeat(63)}1${'}'.repeat(63)}`],
])('supplied information with %s is taken and leaves no trace', async (_, suppliedInfo) => {
  const app = begin().as('allpass-app');
  const body = `{"externalUserId": "__proto__", "flowName": "basic-kyc", "unknown": 1, "suppliedInfo": ${suppliedInfo}}`;
  const created = await app('POST', `${api}/applicant`, body);
  expect(created.status).toBe(201);
  expect(created.body.data).not.toHaveProperty('unknown');
  expect(await profile(app, '__proto__')).toEqual(created.body.data);
  expect(({} as any).polluted).toBe(undefined);
});

test.each([
  ['GET', '/nowhere', undefined, 404],
  ['GET', '/applicant', undefined, 405],
  ['DELETE', '/applicant/user-1001', undefined, 405],
  ['POST', '/applicant', { ...newcomer, suppliedInfo: { much: 'x'.repeat(1_100_000) } }, 413],
])("%s %s fails in the vendor's shape", async (method, path, body, statusCode) => {
  const answer = await begin().as('allpass-app')(method, api + path, body);
  expect(answer).toMatchObject({ status: statusCode, body: { status: false, statusCode, message: expect.any(String), time: began } });
});

test('the same calls in fresh worlds give the same answers', async () => {
  const told = async () => {
    const story = begin();
    const app = story.as('allpass-app');
    const { id } = await create(app);
    await play(story, id, 'start', 'submit', 'complete');
    const { link: _, ...token } = (await app('POST', `${api}/applicant/${id}/token`)).body.data;
    const check = await details(app, await search(app, { address: 'wallet-medium' }));
    return [await profile(app, id), token, check.body];
  };
  expect(await told()).toEqual(await told());
});

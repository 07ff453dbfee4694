/** Allpass: which addresses can be searched on which blockchain. */
import { expect, test } from 'vitest';
import { began, stories } from '../story.ts';
import { api, details, search, uuid } from './allpass.calls.ts';

const { begin } = stories();

/** Blockchains whose addresses have one form, or some of whose addresses have the form of the other's. */
const alike = [
  ['ETH', 'BSC', 'MATIC'],
  ['BTC', 'BCH'],
];

/** Addresses that the blockchains' own pages show, and some of the fixtures. */
const addresses: Record<string, string[]> = {
  BTC: [
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
  ],
  LTC: ['ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1'],
  BCH: ['bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq'],
  ETH: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '0x271f2c30e316ba33b570afd228012cea2ede9148'],
  TRX: ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'TkVGWyhojKNptLTBhb3fLFUCcAwdQsx52j'],
  BSC: ['0x8894e0a0c962cb723c1976a4421c95949be2d4e3'],
  SOL: ['So11111111111111111111111111111111111111112', '11111111111111111111111111111111'],
  XRP: ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ'],
  DOGE: ['DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'A2QFd7e1Bi5dwFJd1nXwxRPmJDsyyFiaLF'],
  MATIC: ['0x0000000000000000000000000000000000001010'],
};

test.each(Object.entries(addresses))('addresses of %s are searched: %j', async (blockchain, own) => {
  const app = begin().as('allpass-app');
  for (const address of own) {
    const { data } = (await details(app, await search(app, { blockchain, address }))).body;
    expect(data).toMatchObject({ blockchain, address });
    // The addresses a report names are ones of the blockchain too.
    for (const party of [...data.uof, ...data.sof]) {
      expect(await search(app, { blockchain, address: party.address })).toEqual({ id: uuid, type: 'WALLET' });
    }
  }
});

test.each(
  Object.keys(addresses).flatMap((blockchain) =>
    [
      ...['not-an-address', '0x', `0x${'g'.repeat(40)}`, 'bc1qrcj9lmwt30u35sqa5sav35cgxapmzennm9g7hb', '../../etc/passwd', 'wallet-none'],
      ...['Bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'T0VGWyhojKNptLTBhb3fLFUCcAwdQsx52j', `r${'r'.repeat(40)}`, 'constructor'],
      ...['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 ', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe', '\u{1F4B0}'],
      ...Object.entries(addresses)
        .filter(([other]) => other !== blockchain && !alike.some((group) => group.includes(other) && group.includes(blockchain)))
        .map(([, [address]]) => address as string),
    ].map((address) => [blockchain, address] as const),
  ),
)('on %s, %j is no address, unless the world reads that any text is one', async (blockchain, address) => {
  const story = begin();
  const app = story.as('allpass-app');
  const attempt = () => app('POST', `${api}/crypto-aml/search`, { blockchain, address });
  const { status, headers, body } = await attempt();
  expect(status).toBe(400);
  expect(body).toEqual({
    ...{ status: false, statusCode: 400, message: 'The request is not valid', time: began },
    errors: [expect.stringMatching(new RegExp(`^/body/address is no address on ${blockchain}, as \\w+ is$`))],
  });
  expect(headers.get('X-Countersign-Readings')).toContain('allpass/wallet-address=those of the blockchain');
  const shown = / as (\w+) is$/.exec(body.errors[0])?.[1];
  expect(await search(app, { blockchain, address: shown })).toMatchObject({ type: 'WALLET' });
  await story.switch({ 'allpass/wallet-address': 'any text' });
  expect((await attempt()).status).toBe(201);
});

test('the addresses in the fixtures are ones of their blockchains', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  for (const { blockchain, address, uof, sof } of (await story.admin('GET', '/allpass/cryptoChecks')).body.items) {
    for (const one of [address, ...[...uof, ...sof].map((party) => party.address)].filter(Boolean)) {
      expect(await search(app, { blockchain, address: one })).toMatchObject({ type: 'WALLET' });
    }
  }
});

/** Magic values: every row of every document is what the API does, and no vendor's code has a value of its own. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { magic } from '../src/check/magic.ts';
import { type MagicValue, magicOf } from '../src/core/magic.ts';
import type { Vendor } from '../src/core/provider.ts';
import { discover } from '../src/providers/discover.ts';
import { playsOf } from './plays.ts';
import { stories } from './story.ts';

const { begin } = stories();
const vendors = await discover();

describe.each(vendors.map(({ implementation, document }) => ({ name: implementation.name, rows: document['x-magic'] ?? [] })))(
  '$name',
  ({ name, rows }) => {
    test.each(rows)('$where: $value forces $forces', async (row) => {
      const play = playsOf(name).magic[row.where];
      if (!play) throw new Error(`test/providers/${name}.plays.ts does not play ${row.where}`);
      expect(await play(begin(), row)).toMatchObject(row.forces);
    });

    test('its code has no magic value of its own', () => {
      const code = globSync(`src/providers/${name}/*.ts`, { exclude: ['**/api.d.ts'] }).map((file) => readFileSync(file, 'utf8'));
      expect(code.length).toBeGreaterThan(0);
      for (const { value } of rows) expect(code.join('\n')).not.toContain(`'${value}'`);
    });
  },
);

test('an exact value comes before a range, and a range ends where it says', () => {
  const row = { where: 'Payment.amount', outcome: '' };
  const look = magicOf([
    { ...row, value: '00', to: '69', forces: { band: 'low' } },
    { ...row, value: '70', to: '99', forces: { band: 'high' } },
    { ...row, value: '42', forces: { band: 'answer' } },
  ]);
  const bands = ['00', '69', '70', '99', '42', '7', '700', '', '__proto__', null, undefined].map(
    (value) => look<{ band: string }>('Payment.amount', value)?.band,
  );
  expect(bands).toEqual(['low', 'low', 'high', 'high', 'answer', ...Array(6).fill(undefined)]);
  expect(() => look('Payment.currency', 'EUR')).toThrow("x-magic has no row for 'Payment.currency'");
});

test('check finds a row of no field, a value that is there twice, a range that ends before it begins, and a row that forces nothing', () => {
  const vendor = vendors.find(({ implementation }) => implementation.name === 'aquanow') as Vendor;
  const field = { where: 'NewPayload.networkType', outcome: '', forces: { networkFee: 1 } };
  const findings = (...rows: MagicValue[]) => magic({ ...vendor, document: { ...vendor.document, 'x-magic': rows } });
  expect(findings({ ...field, value: 'xlm' }, { ...field, value: 'ftm' })).toEqual([]);
  expect(findings({ ...field, where: 'Approval.payload.networkType', value: 'xlm' })).toEqual([]);
  for (const where of ['NewPayload.network', 'NewPayload', 'Nothing.networkType', '__proto__.constructor', '']) {
    expect(findings({ ...field, where, value: 'xlm' })).toEqual([`aquanow: magic value 'xlm' of '${where}': no schema has this field`]);
  }
  const [twice] = findings({ ...field, value: 'a', to: 'c' }, { ...field, value: 'b' });
  expect(twice).toBe("aquanow: magic value 'b' of 'NewPayload.networkType': the value is in the table twice");
  expect(findings({ ...field, value: '70', to: '69' })).toEqual([expect.stringContaining("'69' is not the end of a range")]);
  expect(findings({ ...field, value: 'xlm', forces: {} })).toEqual([expect.stringContaining('forces nothing')]);
});

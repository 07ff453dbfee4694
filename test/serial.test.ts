/** A few rounds of what `npm run test:serial` plays in full. */
import { describe, expect, test } from 'vitest';
import { durabilities } from '../src/index.ts';
import { Pairs, pairs } from './serial/pairs.ts';

describe.each(durabilities)('with durability %s', (durability) => {
  test('two control operations side by side leave what one order of them leaves', { timeout: 120_000 }, async () => {
    const all = await Pairs.open(durability);
    expect(await all.ineffective()).toEqual([]);
    for (const [one, other] of pairs) await expect(all.hold(one, other, 2), `${one} beside ${other}`).resolves.toBeUndefined();
    await all.close();
  });
});

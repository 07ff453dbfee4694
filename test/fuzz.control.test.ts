/** A short run of the fuzz suite against the control plane; `npm run fuzz` is the long one. */
import { expect, test } from 'vitest';
import { fuzz } from './fuzz/fuzz.ts';

test('no call of the control plane of 3,000 made from the document is answered outside of it, or changes anything when refused', {
  timeout: 300_000,
}, async () => {
  const found = await fuzz({ plane: 'control', requests: 3_000, seed: 9 });
  expect(found?.text).toBeUndefined();
});

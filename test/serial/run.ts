/** `npm run test:serial [rounds]`: every pair of control operations side by side, 200 times with each durability. Ends with 1 if a world ends as no order of the two leaves it. */
import { durabilities } from '../../src/index.ts';
import { Pairs, pairs } from './pairs.ts';

const rounds = Number(process.argv[2] ?? 200);
for (const durability of durabilities) {
  const all = await Pairs.open(durability);
  for (const [one, other] of pairs) await all.hold(one, other, rounds);
  await all.close();
  console.log(`${durability}: ${pairs.length} pairs, ${rounds} times each, all ended as some order leaves them`);
}

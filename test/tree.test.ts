import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Tree } from '../src/store/tree.ts';

const compare = (one: number, other: number) => one - other;

test('any sequence of additions and removals leaves what a sorted array would hold, and earlier trees as they were', () => {
  const step = fc.record({ value: fc.integer({ min: 0, max: 400 }), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 300 }), fc.array(step, { maxLength: 600 }), fc.nat(400), (initial, steps, asked) => {
      let tree = Tree.of(compare, initial);
      const model = new Set(initial);
      for (const { value, remove } of steps) {
        const before = tree;
        const held = before.slice();
        tree = remove ? tree.without(value) : tree.with(value);
        if (remove) model.delete(value);
        else model.add(value);
        if (value % 50 === 0) expect(before.slice()).toEqual(held);
      }
      const sorted = [...model].sort(compare);
      expect(tree.slice()).toEqual(sorted);
      expect(tree.size).toBe(sorted.length);
      expect(tree.rank((item) => item < asked)).toBe(sorted.filter((item) => item < asked).length);
      expect(tree.get((item) => item - asked)).toBe(model.has(asked) ? asked : undefined);
      const middle = sorted.length >> 1;
      expect(tree.slice(middle - 3, middle + 40)).toEqual(sorted.slice(Math.max(0, middle - 3), middle + 40));
    }),
    { numRuns: 200 },
  );
});

test('thousands come and go in order, as a ring of the latest does', () => {
  let tree = Tree.of(compare);
  for (let value = 0; value < 20_000; value += 1) {
    tree = tree.with(value);
    if (value >= 1000) tree = tree.without(value - 1000);
  }
  expect(tree.slice()).toEqual(Array.from({ length: 1000 }, (_, place) => 19_000 + place));
});

test('of items that are equal the later one is held', () => {
  const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;
  const tree = Tree.of(byKey, [
    { key: 1, said: 'first' },
    { key: 1, said: 'second' },
  ] as { key: number; said: string }[]);
  expect(tree.slice()).toEqual([{ key: 1, said: 'second' }]);
  expect(tree.with({ key: 1, said: 'third' }).slice()).toEqual([{ key: 1, said: 'third' }]);
});

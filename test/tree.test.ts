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

test('a tree as others see it is changed like any other, and the one it is seen from stays', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 300 }), fc.array(fc.nat(800), { maxLength: 100 }), (initial, changes) => {
      const source = Tree.of(compare, initial);
      let seen = source.map((one: string, other: string) => Number(one) - Number(other), String);
      const model = new Set(source.slice());
      for (const value of changes) {
        const remove = value > 400;
        seen = remove ? seen.without(String(value - 400)) : seen.with(String(value));
        if (remove) model.delete(value - 400);
        else model.add(value);
      }
      const sorted = [...model].sort(compare);
      expect(seen.slice()).toEqual(sorted.map(String));
      expect(seen.get((item) => Number(item) - 200)).toBe(model.has(200) ? '200' : undefined);
      expect(seen.rank((item) => Number(item) < 200)).toBe(sorted.filter((item) => item < 200).length);
      expect(source.slice()).toEqual([...new Set(initial)].sort(compare));
    }),
  );
});

test('of a tree as others see it only what is looked at is made', () => {
  let made = 0;
  const seen = Tree.of(
    compare,
    Array.from({ length: 100_000 }, (_, place) => place),
  ).map(compare, (item) => {
    made += 1;
    return item;
  });
  expect(seen.slice(50_000, 50_002)).toEqual([50_000, 50_001]);
  expect(seen.get((item) => item - 70_000)).toBe(70_000);
  expect(made).toBeLessThan(1000);
});

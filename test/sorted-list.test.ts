import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedList } from '../src/store/sorted-list.ts';

const compare = (one: number, other: number) => one - other;

test('any sequence of additions and removals leaves what a sorted array would hold, and earlier lists as they were', () => {
  const step = fc.record({ value: fc.integer({ min: 0, max: 400 }), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 300 }), fc.array(step, { maxLength: 600 }), fc.nat(400), (initial, steps, asked) => {
      let list = SortedList.of(compare, initial);
      const model = new Set(initial);
      for (const { value, remove } of steps) {
        const before = list;
        const held = before.slice();
        list = remove ? list.with(value, true) : list.with(value);
        if (remove) model.delete(value);
        else model.add(value);
        if (value % 50 === 0) expect(before.slice()).toEqual(held);
      }
      const sorted = [...model].sort(compare);
      expect(list.slice()).toEqual(sorted);
      expect(list.size).toBe(sorted.length);
      expect(list.rank((item) => item < asked)).toBe(sorted.filter((item) => item < asked).length);
      expect(list.get((item) => item - asked)).toBe(model.has(asked) ? asked : undefined);
      const middle = sorted.length >> 1;
      expect(list.slice(middle - 3, middle + 40)).toEqual(sorted.slice(Math.max(0, middle - 3), middle + 40));
    }),
    { numRuns: 200 },
  );
});

test('thousands come and go in order, as a ring of the latest does', () => {
  let list = SortedList.of(compare);
  for (let value = 0; value < 20_000; value += 1) {
    list = list.with(value);
    if (value >= 1000) list = list.with(value - 1000, true);
  }
  expect(list.slice()).toEqual(Array.from({ length: 1000 }, (_, place) => 19_000 + place));
});

test('of items that are equal the later one is held', () => {
  const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;
  const list = SortedList.of(byKey, [
    { key: 1, said: 'first' },
    { key: 1, said: 'second' },
  ] as { key: number; said: string }[]);
  expect(list.slice()).toEqual([{ key: 1, said: 'second' }]);
  expect(list.with({ key: 1, said: 'third' }).slice()).toEqual([{ key: 1, said: 'third' }]);
});

test('what two lists do not share is found without looking at the chunks they share', () => {
  const whole = SortedList.of(
    compare,
    Array.from({ length: 100_000 }, (_, place) => place),
  );
  const changed = whole.with(-1).with(50_000, true);
  expect(changed.unshared(whole).length).toBeLessThan(600);
  expect(changed.unshared(whole)).toContain(-1);
  expect(whole.unshared(changed)).toContain(50_000);
  expect(whole.unshared(whole)).toEqual([]);
});

/** The one matcher of `*` patterns: right against a simple reference, and fast on inputs made to be slow. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glob, search } from '../src/core/glob.ts';

/** The definition of a pattern, in exponential time. */
function reference(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*') return reference(pattern.slice(1), text) || (text !== '' && reference(pattern, text.slice(1)));
  return pattern[0] === text[0] && reference(pattern.slice(1), text.slice(1));
}

const few = (letters: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...letters), maxLength });

test('a pattern matches what its definition says', () => {
  fc.assert(
    fc.property(few('ab*', 8), few('ab', 10), (pattern, text) => {
      expect(glob(pattern, text)).toBe(reference(pattern, text));
    }),
    { numRuns: 5000 },
  );
});

test('a text made from a pattern matches it', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.infiniteStream(fc.string()), (parts, between) => {
      const plain = parts.map((part) => part.replaceAll('*', ''));
      const text = plain.reduce((before, part) => before + between.next().value + part);
      expect(glob(plain.join('*'), text)).toBe(true);
    }),
  );
});

test('the search finds the first place, as indexOf does', () => {
  fc.assert(
    fc.property(few('ab', 30), few('ab', 5), fc.nat(30), (text, part, from) => {
      fc.pre(from <= text.length);
      expect(search(text, part, from)).toBe(text.indexOf(part, from));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['/api/*', '/api/', true],
  ['/api/*', '/api', false],
  ['*', '', true],
  ['', 'x', false],
  ['a.c', 'abc', false],
  ['a*a', 'a', false],
  ['[a-z]*', 'b', false],
])('%s on %s: %s', (pattern, text, matches) => {
  expect(glob(pattern, text)).toBe(matches);
});

// Each of these takes hours where the time grows with the product of the lengths, or worse.
const many = 'a'.repeat(2_000_000);
test.each([
  ['many stars', `${'*a'.repeat(5000)}*b`, many],
  ['a long part that nearly matches everywhere', `*${many.slice(0, 500_000)}b*`, many],
  ['a long part with its odd letter first', `*b${many.slice(0, 500_000)}*`, many],
])('a worst case is decided at once: %s', { timeout: 10_000 }, (_, pattern, text) => {
  expect(glob(pattern, text)).toBe(false);
});

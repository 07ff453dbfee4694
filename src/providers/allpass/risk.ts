/** The published rule by which a crypto check scores: see "Crypto scores" and the magic values in the document. */
import type { Schemas } from './resources.ts';

const forced: ReadonlyMap<string, number> = new Map([
  ['wallet-low', 10],
  ['wallet-medium', 50],
  ['wallet-high', 90],
  ['1'.repeat(64), 10],
  ['5'.repeat(64), 50],
  ['9'.repeat(64), 90],
]);

/** Risk of an address or a transaction hash, 0 to 100. */
export function scoreOf(subject: string): number {
  const text = subject.toLowerCase().replace(/^0x/, '');
  return forced.get(text) ?? [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 101;
}

export type Band = Exclude<Schemas['CryptoReviewStatus'], 'UNKNOWN'>;

export function bandOf(score: number): Band {
  if (score <= 30) return 'LOW';
  return score < 70 ? 'MEDIUM' : 'HIGH';
}

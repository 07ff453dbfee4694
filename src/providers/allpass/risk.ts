/** The published rule by which a crypto check scores: see "Crypto scores" in the document. */
import type { Schemas } from './resources.ts';

/** Score 0 to 100, and the band it falls in. */
export interface Risk {
  score: number;
  reviewStatus: Exclude<Schemas['CryptoReviewStatus'], 'UNKNOWN'>;
}

function bandOf(score: number): Risk['reviewStatus'] {
  if (score <= 30) return 'LOW';
  return score < 70 ? 'MEDIUM' : 'HIGH';
}

/** Risk of an address or a transaction hash in the form that is scored. */
export function riskOf(text: string): Risk {
  const score = [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 101;
  return { score, reviewStatus: bandOf(score) };
}

/** The published rule by which a check answers: see "Magic values" in the document. */
import type { Schemas } from './resources.ts';

type Verdict = Pick<Schemas['Monitoring'], 'reviewResult' | 'riskScore'>;

const magic = new Map<string | null, Verdict | null>([
  ['magic-green', { reviewResult: 'green', riskScore: 4.5 }],
  ['magic-red', { reviewResult: 'red', riskScore: 97.5 }],
  ['magic-error', { reviewResult: 'error', riskScore: null }],
  ['magic-silent', null],
]);

/** Amount and currency a transaction moves, as monitoring shows them. */
export const source = ({ debitDetails, creditDetails }: Schemas['Transaction']) => {
  const { amount, currency } = debitDetails ?? creditDetails ?? { amount: '0.000000000000000000', currency: { alphabeticCode: '' } };
  return { sourceAmount: amount, sourceCurrency: currency.alphabeticCode };
};

/** What a check of a transaction answers; null if it never does. */
export function verdictOf(transaction: Schemas['Transaction']): Verdict | null {
  const forced = magic.get(transaction.blockchainTransaction);
  if (forced !== undefined) return forced;
  const score = Number(source(transaction).sourceAmount.split('.')[1]?.slice(0, 2));
  if (score === 99) return { reviewResult: 'error', riskScore: null };
  return { reviewResult: score < 70 ? 'green' : 'red', riskScore: score };
}

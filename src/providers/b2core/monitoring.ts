/** How a check answers: by the magic values in the document. */
import type { Context, Schemas } from './resources.ts';

type Verdict = Pick<Schemas['Monitoring'], 'reviewResult' | 'riskScore'>;

/** Amount and currency a transaction moves, as monitoring shows them. */
export const source = ({ debitDetails, creditDetails }: Pick<Schemas['Transaction'], 'debitDetails' | 'creditDetails'>) => {
  const { amount, currency } = debitDetails ?? creditDetails ?? { amount: '0.000000000000000000', currency: { alphabeticCode: '' } };
  return { sourceAmount: amount, sourceCurrency: currency.alphabeticCode };
};

/** What a check of a transaction answers; `reviewResult` is null if it never does. */
export function verdictOf(transaction: Schemas['Transaction'], { magic }: Context): Verdict {
  const forced = magic<Verdict>('Transaction.blockchainTransaction', transaction.blockchainTransaction);
  if (forced) return forced;
  const decimals = source(transaction).sourceAmount.split('.')[1]?.slice(0, 2);
  return { reviewResult: null, riskScore: Number(decimals), ...magic<Partial<Verdict>>('Monitoring.sourceAmount', decimals) };
}

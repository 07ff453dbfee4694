/** Compares the finished transactions of a client with the balances. */
import { Big } from 'big.js';
import type { Context, Schemas } from './resources.ts';

const amount = (side: Schemas['Transaction']['creditDetails'], { accountId }: Schemas['Account']) =>
  side?.account.accountId === accountId ? side.amount : '0';

/** One sentence per account whose balance differs, or `All OK`. */
export async function audit(clientId: number, { clients, transactions }: Context): Promise<string[]> {
  const { accounts } = await clients.get(clientId);
  const { items } = await transactions.find({ where: { clientId, status: 'done' } });
  const sentences = accounts.flatMap((account) => {
    const { accountNumber, currency, currentBalance } = account;
    const expected = items.reduce(
      (sum, { creditDetails, debitDetails }) => sum.plus(amount(creditDetails, account)).minus(amount(debitDetails, account)),
      Big(0),
    );
    const shown = (value: Big) => value.toFixed(currency.minorUnit);
    const actual = Big(currentBalance);
    return expected.eq(actual)
      ? []
      : [`Account ${accountNumber} (${currency.alphabeticCode}): expected ${shown(expected)}, actual ${shown(actual)}`];
  });
  return sentences.length > 0 ? sentences : ['All OK'];
}

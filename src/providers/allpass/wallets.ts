/** Addresses of wallets and hashes of transactions, in the one form under which each is known however it is written. */
import type { Context, Schemas } from './resources.ts';

/** What a search or a check is about. */
type Subject = Pick<Schemas['CryptoCheck'], 'blockchain' | 'address' | 'txHash'>;

/** An address or a transaction hash in the form that is scored and looked up in `x-magic`. */
export const scored = (text: string) => text.toLowerCase().replace(/^(0x|bitcoincash:)/, '');

/**
 * The text that stands for a wallet or a transaction: it is the same however that is written, so that a check finds the same.
 * Hashes, and addresses that mean the same in any case, are in lower case without `0x`; other addresses are as they were sent.
 */
export function known({ blockchain, address, txHash }: Subject, { magic, values }: Pick<Context, 'magic' | 'values'>): string {
  const text = scored(address ?? txHash ?? '');
  const caseless: readonly string[] = values.coins[blockchain].caseless;
  const same = address === null || caseless.some((beginning) => text.startsWith(beginning)) || magic('SearchCryptoAml.address', text);
  return same ? text : address;
}

/** The first check of the same wallet or transaction, if there is one. */
export async function earlier(subject: Subject, context: Context): Promise<Schemas['CryptoCheck'] | undefined> {
  const wanted = known(subject, context);
  const { items } = await context.cryptoChecks.find({ where: { blockchain: subject.blockchain } });
  return items.find((check) => (check.address === null) === (subject.address === null) && known(check, context) === wanted);
}

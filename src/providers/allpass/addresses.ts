/** Whether text has the form of an address on a blockchain. Checksums are not looked at, so that made-up addresses can be searched. */
import { Refusal } from '../../core/refusal.ts';
import type { Context, Schemas } from './resources.ts';
import { scored } from './wallets.ts';

/** Forms of addresses, each as the blockchain's own pages give them. */
const forms: Readonly<Record<Schemas['Blockchain'], RegExp>> = {
  // Base58Check beginning with 1 or 3 (BIP 13), or Bech32 of version 0 (BIP 173) and 1 (BIP 350) in one case.
  BTC: /^([13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1(q[02-9ac-hj-np-z]{38}|[pq][02-9ac-hj-np-z]{58})|BC1(Q[02-9AC-HJ-NP-Z]{38}|[PQ][02-9AC-HJ-NP-Z]{58}))$/,
  // As Bitcoin, beginning with L, M or 3, or ltc1 (Litecoin Core, chainparams.cpp).
  LTC: /^([LM3][1-9A-HJ-NP-Za-km-z]{25,34}|ltc1(q[02-9ac-hj-np-z]{38}|[pq][02-9ac-hj-np-z]{58})|LTC1(Q[02-9AC-HJ-NP-Z]{38}|[PQ][02-9AC-HJ-NP-Z]{58}))$/,
  // CashAddr with or without its prefix (cashaddr.md in the specification of Bitcoin Cash), or Bitcoin's Base58Check.
  BCH: /^([13][1-9A-HJ-NP-Za-km-z]{25,34}|(bitcoincash:)?[qp][02-9ac-hj-np-z]{41}|(BITCOINCASH:)?[QP][02-9AC-HJ-NP-Z]{41})$/,
  // 20 bytes as hexadecimal digits (ethereum.org, Accounts); the case is a checksum (EIP 55).
  ETH: /^0[xX][0-9a-fA-F]{40}$/,
  // Base58Check, 34 characters (developers.tron.network, Account).
  TRX: /^T[1-9A-HJ-NP-Za-km-z]{33}$/,
  // As Ethereum (docs.bnbchain.org).
  BSC: /^0[xX][0-9a-fA-F]{40}$/,
  // 32 bytes in Base58 (solana.com/docs, Accounts): shorter only where they begin with zeros, as the 32 zeros of the system program.
  SOL: /^([1-9A-HJ-NP-Za-km-z]{42,44}|1{32})$/,
  // 25 to 35 characters of Base58 (xrpl.org, Addresses), or an X-address (xrpaddress.info).
  XRP: /^(r[1-9A-HJ-NP-Za-km-z]{24,34}|X[1-9A-HJ-NP-Za-km-z]{46})$/,
  // Base58Check beginning with D, or 9 or A for scripts (Dogecoin Core, chainparams.cpp).
  DOGE: /^[DA9][1-9A-HJ-NP-Za-km-z]{33}$/,
  // As Ethereum (docs.polygon.technology).
  MATIC: /^0[xX][0-9a-fA-F]{40}$/,
};

/**
 * Checks the address of a search. Magic values pass, and so does any text in worlds that read it so.
 * @throws Refusal `invalid_request` with an address that would be right
 */
export function checkAddress({ blockchain, address }: Schemas['SearchCryptoAml'], { magic, reading, values }: Context): void {
  if (address === undefined || forms[blockchain].test(address) || magic('SearchCryptoAml.address', scored(address))) return;
  if (reading('wallet-address') === 'any text') return;
  const message = `is no address on ${blockchain}, as ${values.coins[blockchain].example} is`;
  throw new Refusal('invalid_request', { findings: [{ path: '/body/address', message }] });
}

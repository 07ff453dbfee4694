/** The result of a crypto check. All of it is computed from the address or the transaction hash. */
import { createHash } from 'node:crypto';
import { Big } from 'big.js';
import { iso, span } from '../../core/clock.ts';
import { clientKey } from './authenticate.ts';
import { exchange, type Party, sources } from './parties.ts';
import type { Context, Schemas } from './resources.ts';
import { type Risk, riskOf, scored } from './risk.ts';

type Check = Schemas['CryptoCheck'];
type FundsEntry = Schemas['FundsEntry'];

/** Name, price of one unit in US dollars, and the prefix of addresses. */
const coins: Record<Schemas['Blockchain'], { name: string; price: number; prefix: string }> = {
  BTC: { name: 'Bitcoin', price: 95310.4, prefix: 'bc1q' },
  LTC: { name: 'Litecoin', price: 82.15, prefix: 'ltc1q' },
  BCH: { name: 'Bitcoin Cash', price: 612.7, prefix: 'q' },
  ETH: { name: 'Ether', price: 3284.15, prefix: '0x' },
  TRX: { name: 'TRON', price: 0.2984, prefix: 'T' },
  BSC: { name: 'BNB', price: 931.6, prefix: '0x' },
  SOL: { name: 'Solana', price: 143.2, prefix: '' },
  XRP: { name: 'XRP', price: 2.09, prefix: 'r' },
  DOGE: { name: 'Dogecoin', price: 0.1402, prefix: 'D' },
  MATIC: { name: 'Polygon', price: 0.2135, prefix: '0x' },
};

/** What the entries of one check share. Amounts are in units of the coin, `day` is a Unix time in seconds. */
interface Found {
  blockchain: Schemas['Blockchain'];
  txHash: string | undefined;
  amount: Big;
  day: number;
  source: Party;
  /** Hexadecimal digits that depend on the subject and the salt alone. */
  digest: (...salt: string[]) => string;
}

function funds({ amount, blockchain, day, digest, txHash }: Found, party: Party, forward: boolean): FundsEntry {
  const { price, prefix } = coins[blockchain];
  const hash = txHash ?? digest('transaction', String(forward));
  return {
    hash,
    forward,
    owner: party.name,
    score: party.score,
    type: party.scoreType.toLowerCase(),
    depth: 1,
    amount: amount.toNumber(),
    address: prefix + digest('party', String(forward)).slice(0, 38),
    share: 100,
    transactionCount: 1,
    unidentified: false,
    unknown: false,
    amountCur: Number(amount.times(price).toFixed(2)),
    cluster: Number.parseInt(digest('cluster', String(forward)).slice(0, 4), 16),
    directStamp: day,
    timestamp: day,
    listType: party.listType,
    amountDec: amount.toNumber(),
    directTx: hash,
  };
}

function addressInfo({ amount, blockchain, day, source }: Found, address: string): Schemas['AddressInfo'] {
  const { name, price } = coins[blockchain];
  return {
    address,
    owner: null,
    description: `Funded by ${source.name}.`,
    type: { id: 'unhosted', name: 'Unhosted wallet', score: 40 },
    txCount: 2,
    txReceivedCount: 1,
    txSentCount: 1,
    tags: [[source.scoreTypeId]],
    balance: { amount: amount.toFixed(8), price, priceTimestamp: day, symbol: blockchain },
    firstSeen: day,
    lastSeen: day,
    parentCount: 1,
    parentNativeCount: 1,
    addressType: 'unknown',
    conflict: false,
    totalETHTxs: blockchain === 'ETH' ? 2 : 0,
    totalInternalTxs: 0,
    totalTokensTxs: 0,
    assets: [{ supported: true, name, symbol: blockchain, icon: `https://media.example.net/assets/${blockchain.toLowerCase()}.svg` }],
  };
}

/** The result of a search for an address or a transaction. */
export function check({ blockchain, address, txHash }: Schemas['SearchCryptoAml'], { actor, ids, magic, now }: Context): Check {
  const subject = address ?? txHash ?? '';
  const digest = (...salt: string[]) =>
    createHash('sha256')
      .update([blockchain, subject, ...salt].join())
      .digest('hex');
  const where = address === undefined ? 'SearchCryptoAml.txHash' : 'SearchCryptoAml.address';
  const { score, reviewStatus } = magic<Risk>(where, scored(subject)) ?? riskOf(scored(subject));
  const source = sources[reviewStatus];
  const amount = Big(Number.parseInt(digest().slice(0, 7), 16)).div(1e6);
  const found: Found = { blockchain, txHash, amount, day: Math.floor((now - span('1d')) / 1000), source, digest };
  const at = iso(now);
  const id = ids.uuid();
  const { listType: _, ...entity } = source;
  return {
    type: address === undefined ? 'TRANSACTION' : 'WALLET',
    id,
    clientKey,
    applicantId: null,
    blockchain,
    reviewStatus,
    address: address ?? null,
    txHash: txHash ?? null,
    score,
    amount: amount.toFixed(8),
    uof: [funds(found, exchange, true)],
    sof: [funds(found, source, false)],
    addressInfo: address === undefined ? null : addressInfo(found, address),
    entities: [entity],
    isMonitoring: false,
    lastUpdateDate: at,
    outdated: false,
    createdAt: at,
    timelines: [
      {
        id: ids.uuid(),
        requestUniqueId: ids.uuid(),
        eventName: 'CRYPTO_AML_STATUS_UPDATED',
        applicantId: null,
        appKey: actor?.appKey ?? '',
        data: { from: 'UNKNOWN', to: reviewStatus, score },
        amlId: id,
        userId: null,
        device: {},
        geo: {},
        createdAt: at,
        updatedAt: at,
      },
    ],
    comments: [],
    updatedAt: at,
  };
}

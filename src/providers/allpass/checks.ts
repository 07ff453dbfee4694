/** The result of a crypto check. All of it is computed from the address or the transaction hash. */
import { hash as sha } from 'node:crypto';
import { Big } from 'big.js';
import { instant, iso, span } from '../../core/clock.ts';
import type { Values } from './api.d.ts';
import type { Context, Schemas } from './resources.ts';
import { type Risk, riskOf } from './risk.ts';
import { known, scored } from './wallets.ts';

type Sender = Values['senders'][Risk['reviewStatus']];

/** What the entries of one check share. Amounts are in units of the coin, `day` is a Unix time in seconds. */
interface Found {
  blockchain: Schemas['Blockchain'];
  /** Of the transaction that is checked, in the form under which it is known. */
  txHash: string | undefined;
  amount: Big;
  day: number;
  sender: Sender;
  values: Values;
  /** Hexadecimal digits that depend on the salt and on what is checked alone, however that is written. */
  digest: (...salt: string[]) => string;
}

/** An address made of hexadecimal digits: each letter of it depends on two neighbouring ones. */
function addressFrom(digits: string, { letters, length, prefix }: Values['coins'][Schemas['Blockchain']]): string {
  const codes = Array.from({ length }, (_, place) => Number.parseInt(digits.slice(place, place + 2), 16));
  return prefix + codes.map((code) => letters[code % letters.length]).join('');
}

function funds(
  { amount, blockchain, day, digest, txHash, values }: Found,
  { entity, listType }: Sender,
  forward: boolean,
): Schemas['FundsEntry'] {
  const { price } = values.coins[blockchain];
  const hash = txHash ?? digest('transaction', String(forward));
  return {
    ...values.funds,
    hash,
    forward,
    owner: entity.name,
    score: entity.score,
    type: entity.scoreType.toLowerCase(),
    amount: amount.toNumber(),
    address: addressFrom(digest('party', String(forward)), values.coins[blockchain]),
    amountCur: Number(amount.times(price).toFixed(2)),
    cluster: Number.parseInt(digest('cluster', String(forward)).slice(0, 4), 16),
    directStamp: day,
    timestamp: day,
    listType,
    amountDec: amount.toNumber(),
    directTx: hash,
  };
}

function addressInfo({ amount, blockchain, day, sender, values }: Found, address: string): Schemas['AddressInfo'] {
  const { name, price } = values.coins[blockchain];
  return {
    ...values.address,
    address,
    description: `Funded by ${sender.entity.name}.`,
    tags: [[sender.entity.scoreTypeId]],
    balance: { amount: amount.toFixed(8), price, priceTimestamp: day, symbol: blockchain },
    firstSeen: day,
    lastSeen: day,
    totalETHTxs: blockchain === 'ETH' ? 2 : 0,
    assets: [{ supported: true, name, symbol: blockchain, icon: `https://media.example.net/assets/${blockchain.toLowerCase()}.svg` }],
  };
}

/** The result of a search for an address or a transaction. */
export function check({ blockchain, address, txHash }: Schemas['SearchCryptoAml'], context: Context): Schemas['CryptoCheck'] {
  const { actor, ids, magic, now, values } = context;
  const subject = known({ blockchain, address: address ?? null, txHash: txHash ?? null }, context);
  const digest = (...salt: string[]) => sha('sha256', [blockchain, subject, ...salt].join());
  const where = address === undefined ? 'SearchCryptoAml.txHash' : 'SearchCryptoAml.address';
  const { score, reviewStatus } = magic<Risk>(where, scored(subject)) ?? riskOf(scored(subject));
  const sender = values.senders[reviewStatus];
  const amount = Big(Number.parseInt(digest().slice(0, 7), 16)).div(1e6);
  // A wallet was used on one day, whenever it is checked; in worlds before that day, on the one before the check.
  const used = instant(values.firstDay) + Number.parseInt(digest('day').slice(0, 3), 16) * span('4h');
  const day = Math.floor(Math.min(used, now - span('1d')) / 1000);
  const found: Found = { blockchain, txHash: txHash && subject, amount, day, sender, values, digest };
  const at = iso(now);
  const id = ids.uuid();
  return {
    ...values.check,
    type: address === undefined ? 'TRANSACTION' : 'WALLET',
    id,
    clientKey: values.clientKey,
    blockchain,
    reviewStatus,
    address: address ?? null,
    txHash: txHash ?? null,
    score,
    amount: amount.toFixed(8),
    uof: [funds(found, values.senders.LOW, true)],
    sof: [funds(found, sender, false)],
    addressInfo: address === undefined ? null : addressInfo(found, address),
    entities: [sender.entity],
    lastUpdateDate: at,
    createdAt: at,
    timelines: [
      {
        ...values.timeline,
        id: ids.uuid(),
        requestUniqueId: ids.uuid(),
        appKey: actor?.appKey ?? '',
        data: { from: 'UNKNOWN', to: reviewStatus, score },
        amlId: id,
        createdAt: at,
        updatedAt: at,
      },
    ],
    updatedAt: at,
  };
}

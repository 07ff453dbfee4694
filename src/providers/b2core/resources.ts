/** B2Core's resources: what is stored, under which key, with which life cycle. */
import type { Context as ContextOf } from '../../core/binding.ts';
import type { AnyResource } from '../../core/provider.ts';
import type { Persona, Readings, Schemas, Values } from './api.d.ts';
import { monitoring, request, transaction } from './lifecycles.ts';

export type { Schemas } from './api.d.ts';

/** The order of lists: by time, then by id. */
const inTime = ['createTime', 'id'];
const transactionsInTime = ['createTime', 'transactionId'];

export const resources = {
  clients: { schema: 'Client', key: 'clientId', ids: 'counted' },
  requests: {
    schema: 'Request',
    key: 'id',
    ids: 'counted',
    lifecycles: [request],
    indexes: [
      inTime,
      ['statusId', ...inTime],
      ['statusId', 'type', ...inTime],
      ['clientId', ...inTime],
      ['type', ...inTime],
      ['transactionId'],
    ],
  },
  transactions: {
    schema: 'Transaction',
    key: 'transactionId',
    ids: 'counted',
    lifecycles: [transaction],
    indexes: [
      ['status', ...transactionsInTime],
      ['status', 'type', ...transactionsInTime],
      ['clientId', 'status', ...transactionsInTime],
      ['creditDetails.account.accountId'],
      ['debitDetails.account.accountId'],
      ['creditDetails.account.accountNumber'],
      ['debitDetails.account.accountNumber'],
    ],
  },
  transactionTypes: { schema: 'TransactionTypeRecord', key: 'id', ids: 'counted' },
  monitoring: {
    schema: 'Monitoring',
    key: 'id',
    ids: 'counted',
    lifecycles: [monitoring],
    indexes: [inTime, ['clientId', ...inTime], ['transactionType', ...inTime], ['reviewResult', ...inTime], ['provider', ...inTime]],
  },
  resolutions: { schema: 'Resolution', key: 'id', ids: 'counted' },
} as const satisfies Record<string, AnyResource>;

export type Context = ContextOf<typeof resources, Schemas, Persona, Readings, Values>;

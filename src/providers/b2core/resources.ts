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
  clients: { schema: 'Client', key: 'clientId' },
  requests: {
    schema: 'Request',
    key: 'id',
    lifecycles: [request],
    indexes: [inTime, ['statusId', ...inTime], ['statusId', 'type', ...inTime], ['clientId', ...inTime], ['type', ...inTime]],
  },
  transactions: {
    schema: 'Transaction',
    key: 'transactionId',
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
  transactionTypes: { schema: 'TransactionTypeRecord', key: 'id' },
  monitoring: {
    schema: 'Monitoring',
    key: 'id',
    lifecycles: [monitoring],
    indexes: [inTime, ['clientId', ...inTime], ['transactionType', ...inTime], ['reviewResult', ...inTime], ['provider', ...inTime]],
  },
  resolutions: { schema: 'Resolution', key: 'id' },
} as const satisfies Record<string, AnyResource>;

/** Data sent with an event: comments and resolution of a decision, fields of an update. */
export interface Given {
  comments?: string[] | undefined;
  resolution?: Schemas['ResolutionReference'];
  update?: Schemas['TransactionUpdate'];
}

export type Context = ContextOf<typeof resources, Schemas, Persona, Readings, Values, Given>;

export type Scene = Context & { given: Given };

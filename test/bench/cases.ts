/** The cases: what is called, of which vendor, and what it amounts to elsewhere. */
import type { Call, Step } from './call.ts';
import { clientOf, shortId, uuid } from './records.ts';

export interface Case {
  name: string;
  vendor: string;
  /** The documented call. */
  documented: string;
  /** Whether it changes anything: then no world takes more than `perWorld` calls. */
  writes: boolean;
  /** Whether it adds records. */
  grows: boolean;
  /** Collections it touches, as `vendor/resource`. */
  collections: readonly string[];
  /** The turn-th call on a world of that many records. */
  step(turn: number, size: number): Step;
}

/** How many changes one world takes, so that every size is changed to the same extent and no world runs out of pending records. */
export const perWorld = 500;
/** How many different calls a case that only reads consists of. */
export const distinctReads = 4000;

/** Jumps about in 1..size, each value once in `size` turns. */
const anyOf = (turn: number, size: number) => 1 + ((turn * 7919) % size);
/** A pending approval, another one for each turn of a world. */
const pendingOf = (turn: number, size: number) => 2 + (turn % perWorld) * 2 * Math.max(1, Math.floor(size / 2 / perWorld));

const b2core = { Authorization: 'Bearer b2core-admin', Accept: 'application/json' };
const allpass = { 'x-private-app-key': 'allpass-app', Accept: 'application/json' };
const broctagon = { key: 'broctagon-admin', Accept: 'application/json' };
const aquanow = (who: string) => ({ 'x-api-key': `aquanow-${who}`, Accept: 'application/json' });
const get = (path: string, headers: Record<string, string>): Call => ({ method: 'GET', path, headers });
const post = (path: string, headers: Record<string, string>, body: unknown): Call => ({
  method: 'POST',
  path,
  headers: { ...headers, 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

const payload = {
  transactionType: 'WITHDRAW',
  symbol: 'USDC',
  address: '0x80fB86611a28912a6D26D1bad078977402A324D9',
  quantity: 1,
  networkType: 'eth',
  tag: 'bench',
};

const getTransaction = (turn: number, size: number): Step => {
  const id = String(anyOf(turn, size));
  return { vendor: get(`/api/v2/transactions/${id}`, b2core), plain: { kind: 'get', collection: 'transactions', id } };
};

const list = (field: 'statusId' | 'clientId', value: number): Step => ({
  vendor: get(`/api/v2/applications?filter[${field}]=${value}&sort_by=createTime&sort_order=desc&limit=20`, b2core),
  plain: { kind: 'list', collection: 'requests', where: { [field]: value }, newestBy: 'createTime', limit: 20 },
});

const createApproval = (turn: number): Step => ({
  vendor: post('/accounts/v1/approval', aquanow('initiator'), { action: 'BALANCE/WITHDRAW', payload }),
  plain: {
    kind: 'create',
    collection: 'approvals',
    record: {
      approvalId: `created-${turn}`,
      payload: { ...payload, networkFee: 0.0001 },
      action: 'WITHDRAW',
      requestedBy: 'userOne',
      created: '2026-01-15T12:00:00.000Z',
      username: 'companyProfile',
      reviewRecords: [],
      entity: 'Approval',
      resource: 'BALANCE',
      status: 'PENDING',
    },
  },
});

const reviewApproval = (turn: number, size: number): Step => {
  const approvalId = uuid(pendingOf(turn, size));
  return {
    vendor: post('/accounts/v1/approval/review', aquanow('approver'), { action: 'APPROVE', approvalId, comment: 'bench' }),
    plain: { kind: 'edit', collection: 'approvals', id: approvalId, change: { status: 'APPROVED' } },
  };
};

/** Twelve reads by id, four lists, two creations and two decisions in twenty. */
function mixed(turn: number, size: number): Step {
  const place = turn % 20;
  if (place === 4 || place === 14) return createApproval(turn);
  if (place === 9 || place === 19) return reviewApproval(turn, size);
  if (place % 5 === 2) return list('clientId', clientOf(turn));
  return getTransaction(turn, size);
}

const reads = { writes: false, grows: false };
const transactions = { ...reads, collections: ['b2core/transactions'] };
const lists = { ...reads, vendor: 'B2Core', collections: ['b2core/requests'] };
const changes = { writes: true, vendor: 'Aquanow', collections: ['aquanow/approvals'] };

export const cases = [
  { name: 'get', vendor: 'B2Core', documented: 'GET /api/v2/transactions/{id}', ...transactions, step: getTransaction },
  {
    name: 'get aquanow',
    vendor: 'Aquanow',
    documented: 'GET /accounts/v1/approval?approvalId=',
    ...reads,
    collections: ['aquanow/approvals'],
    step: (turn, size) => {
      const id = uuid(anyOf(turn, size));
      return {
        vendor: get(`/accounts/v1/approval?approvalId=${id}`, aquanow('approver')),
        plain: { kind: 'get', collection: 'approvals', id },
      };
    },
  },
  {
    name: 'get allpass',
    vendor: 'Allpass',
    documented: 'GET /api/public/applicant/{id}',
    ...reads,
    collections: ['allpass/applicants'],
    step: (turn, size) => {
      const id = uuid(anyOf(turn, size));
      return { vendor: get(`/api/public/applicant/${id}`, allpass), plain: { kind: 'get', collection: 'applicants', id } };
    },
  },
  {
    name: 'get broctagon',
    vendor: 'Broctagon',
    documented: 'GET /public/v1/requests/withdrawal/{id}',
    ...reads,
    collections: ['broctagon/requests'],
    step: (turn, size) => {
      const id = shortId(anyOf(turn, size));
      return { vendor: get(`/public/v1/requests/withdrawal/${id}`, broctagon), plain: { kind: 'get', collection: 'requests', id } };
    },
  },
  { name: 'list pending', documented: 'GET /api/v2/applications?filter[statusId]=0', ...lists, step: () => list('statusId', 0) },
  {
    name: 'list client',
    documented: 'GET /api/v2/applications?filter[clientId]=',
    ...lists,
    step: (turn) => list('clientId', clientOf(turn)),
  },
  { name: 'transition', documented: 'POST /accounts/v1/approval/review', ...changes, grows: false, step: reviewApproval },
  { name: 'create', documented: 'POST /accounts/v1/approval', ...changes, grows: true, step: createApproval },
  {
    name: 'mixed',
    documented: '60 % get, 20 % list client, 10 % create, 10 % transition',
    writes: true,
    grows: true,
    vendor: 'B2Core, Aquanow',
    collections: ['b2core/transactions', 'b2core/requests', 'aquanow/approvals'],
    step: mixed,
  },
] as const satisfies readonly Case[];

export type CaseName = (typeof cases)[number]['name'];

/** Calls on single records, with what each must change. A caller has records of its own, so that what is under way elsewhere does not matter to it. */
import { isoOffset } from '../../src/core/clock.ts';
import type { Dice } from './dice.ts';
import { type Change, type Happened, type Item, keyOf, type Seen } from './model.ts';

const b2core = { Authorization: 'Bearer b2core-admin' };
const initiator = { 'x-api-key': 'aquanow-initiator' };
const approver = { 'x-api-key': 'aquanow-approver' };

export interface Call {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  status: number;
  change: Change;
}

/** Which records of a world are a caller's: one in `callers`. */
export interface Share {
  caller: number;
  callers: number;
}

/** Mostly short; now and then so long that the log fills. */
const text = (dice: Dice) => 'äb"\\ '.repeat(dice.chance(0.15) ? dice.number(4_000, 40_000) : dice.number(1, 20));

const mine = ({ caller, callers }: Share, id: unknown) => Number(id) % callers === caller;

const all = (seen: Seen, collection: string) =>
  [...seen.records].filter(([key]) => key.startsWith(`${collection}/`)).map(([, item]) => item);

const requests = (seen: Seen, share: Share) => all(seen, 'b2core/requests').filter(({ id }) => mine(share, id));

/** A transaction belongs to whoever has the request that carries it. */
const transactions = (seen: Seen, share: Share) => {
  const carried = new Set(requests(seen, share).map(({ transactionId }) => transactionId));
  return all(seen, 'b2core/transactions').filter(({ transactionId }) => carried.has(transactionId));
};

const approvals = (seen: Seen, { caller }: Share, id: string) =>
  all(seen, 'aquanow/approvals').filter(
    ({ payload, status, approvalId }) => payload.tag?.startsWith(`call-${id}-${caller}-`) && status === 'PENDING' && approvalId,
  );

type Drawn = (seen: Seen, id: string, share: Share, dice: Dice, world: string) => Call | undefined;

const entry = (
  requestId: string,
  provider: string,
  resource: string,
  id: unknown,
  event: string,
  from: unknown,
  to: unknown,
  by: string,
): Happened => ({
  requestId,
  provider,
  resource,
  id: String(id),
  event,
  from,
  to,
  by,
});

const at = (seen: Seen) => isoOffset(Date.parse(seen.now));

/** The verdicts that an approval gives. */
const cleared = (type: unknown) =>
  type === 'deposit'
    ? { verificationStatus: 'approved' }
    : type === 'withdrawal'
      ? { dealingStatus: 'approved', complianceStatus: 'approved' }
      : {};

const decide =
  (event: 'approve' | 'reject'): Drawn =>
  (seen, id, share, dice) => {
    const open = requests(seen, share).filter(({ statusId }) => statusId === 0 || statusId === 3);
    if (open.length === 0) return undefined;
    const request = dice.one(open);
    const comment = text(dice);
    const [statusId, status] = event === 'approve' ? [1, 'inProgress'] : [2, 'rejected'];
    const updateTime = at(seen);
    const carried = seen.records.get(keyOf('b2core/transactions', request['transactionId']));
    const records: [string, Item][] = [
      [
        keyOf('b2core/requests', request['id']),
        {
          ...request,
          statusId,
          updateTime,
          comments: [...request['comments'], comment],
          ...(event === 'reject' && { resolution: { id: 1, type: 1 } }),
        },
      ],
    ];
    const history = [entry(id, 'b2core', 'requests', request['id'], event, request['statusId'], statusId, 'b2core-admin')];
    if (carried?.['status'] === 'pending') {
      records.push([
        keyOf('b2core/transactions', carried['transactionId']),
        { ...carried, status, updateTime, ...(event === 'reject' ? { processedTime: updateTime } : cleared(carried['type'])) },
      ]);
      history.unshift(entry(id, 'b2core', 'transactions', carried['transactionId'], event, 'pending', status, 'b2core-admin'));
    }
    return {
      method: 'POST',
      path: `/api/v2/applications/${request['id']}/${event}`,
      headers: b2core,
      body: { data: [comment], ...(event === 'reject' && { resolutionId: 1 }) },
      status: 204,
      change: { id, records, history },
    };
  };

const highlight: Drawn = (seen, id, share, dice) => {
  const request = dice.one(requests(seen, share));
  const color = `#${dice.number(0, 0xffffff).toString(16).padStart(6, '0')}`;
  return {
    method: 'PATCH',
    path: `/api/v2/applications/${request['id']}`,
    headers: b2core,
    body: { color },
    status: 200,
    change: { id, records: [[keyOf('b2core/requests', request['id']), { ...request, color, updateTime: at(seen) }]], history: [] },
  };
};

const comment: Drawn = (seen, id, share, dice) => {
  const transaction = dice.one(transactions(seen, share));
  const { transactionId, status } = transaction;
  const internalComment = text(dice);
  return {
    method: 'PATCH',
    path: `/api/v2/transactions/${transactionId}`,
    headers: b2core,
    body: { internalComment },
    status: 200,
    change: {
      id,
      records: [[keyOf('b2core/transactions', transactionId), { ...transaction, internalComment, updateTime: at(seen) }]],
      history: [entry(id, 'b2core', 'transactions', transactionId, 'comment', status, status, 'b2core-admin')],
    },
  };
};

const create: Drawn = (seen, id, _, dice) => {
  const payload = { symbol: 'USDT', address: text(dice), quantity: dice.number(1, 1_000), transactionType: 'WITHDRAW', tag: id };
  const item = {
    approvalId: undefined,
    status: 'PENDING',
    payload: { ...payload, networkFee: 0 },
    action: 'WITHDRAW',
    requestedBy: 'userOne',
    created: new Date(seen.now).toISOString(),
    username: 'companyProfile',
    reviewRecords: [],
    entity: 'Approval',
    resource: 'BALANCE',
  };
  return {
    method: 'POST',
    path: '/accounts/v1/approval',
    headers: initiator,
    body: { action: 'BALANCE/WITHDRAW', payload },
    status: 200,
    change: { id, records: [[keyOf('aquanow/approvals', id), item]], history: [] },
  };
};

const review: Drawn = (seen, id, share, dice, world) => {
  const open = approvals(seen, share, world);
  if (open.length === 0) return undefined;
  const approval = dice.one(open);
  const { approvalId, payload } = approval;
  const [action, status] = dice.one([
    ['APPROVE', 'APPROVED'],
    ['REJECT', 'REJECTED'],
  ] as const);
  const record = { reviewedAt: new Date(seen.now).toISOString(), comment: text(dice), reviewedBy: 'userThree', status };
  return {
    method: 'POST',
    path: '/accounts/v1/approval/review',
    headers: approver,
    body: { action, approvalId, comment: record.comment },
    status: 200,
    change: {
      id,
      records: [[keyOf('aquanow/approvals', payload.tag), { ...approval, status, reviewRecords: [record] }]],
      history: [entry(id, 'aquanow', 'approvals', approvalId, action.toLowerCase(), 'PENDING', status, 'aquanow-approver')],
    },
  };
};

const cancel: Drawn = (seen, id, share, dice, world) => {
  const open = approvals(seen, share, world);
  if (open.length === 0) return undefined;
  const approval = dice.one(open);
  const { approvalId, payload } = approval;
  return {
    method: 'DELETE',
    path: '/accounts/v1/approval',
    headers: initiator,
    body: { approvalId },
    status: 200,
    change: {
      id,
      records: [[keyOf('aquanow/approvals', payload.tag), { ...approval, status: 'CANCELLED' }]],
      history: [entry(id, 'aquanow', 'approvals', approvalId, 'cancel', 'PENDING', 'CANCELLED', 'aquanow-initiator')],
    },
  };
};

/** A decided request cannot be approved: nothing may come of it. */
const refused: Drawn = (seen, id, share, dice) => {
  const decided = requests(seen, share).filter(({ statusId }) => statusId === 1 || statusId === 2);
  const path = `/api/v2/applications/${dice.one(decided)['id']}/approve`;
  return { method: 'POST', path, headers: b2core, status: 409, change: { id, records: [], history: [] } };
};

const list: Drawn = (_, id) => ({
  method: 'GET',
  path: '/api/v2/applications?filter[statusId]=0&limit=20',
  headers: b2core,
  status: 200,
  change: { id, records: [], history: [] },
});

const drawn: readonly Drawn[] = [
  decide('approve'),
  decide('reject'),
  highlight,
  highlight,
  comment,
  comment,
  create,
  create,
  review,
  cancel,
  refused,
  list,
];

/** A call a caller can make now. */
export function draw(seen: Seen, world: string, share: Share, number: number, dice: Dice): Call {
  const id = `call-${world}-${share.caller}-${number}`;
  for (;;) {
    const call = dice.one(drawn)(seen, id, share, dice, world);
    if (call) return { ...call, headers: { ...call.headers, 'X-World': world, 'X-Request-Id': id } };
  }
}

export const highlightIn = (seen: Seen, world: string, id: string, dice: Dice): Call => {
  const call = highlight(seen, id, { caller: 0, callers: 1 }, dice, world) as Call;
  return { ...call, headers: { ...call.headers, 'X-World': world, 'X-Request-Id': id } };
};

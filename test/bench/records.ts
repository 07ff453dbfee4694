/** Worlds of any size: the fixtures' records over and over, with ids, clients and times of their own. The same size gives the same records. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Item = Record<string, unknown>;
/** By vendor and resource. */
export type Records = Record<string, Record<string, Item[]>>;

const fixture = (vendor: string): Record<string, Item[]> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${vendor}.json`, import.meta.url), 'utf8'));

/** How many records Allpass and Broctagon have at most: they are only read by id, at the smallest size. */
const readOnly = 1000;
const clients = 28;
const company = '5b0c2c52-6a2e-4a4e-9a39-0d3a3f2f9f10';

/** The n-th record's id, where ids are strings. */
export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const shortId = (n: number) => n.toString(36).padStart(8, '0');
export const clientOf = (n: number) => 1 + (n % clients);

/** Spread over the two years before the fixtures were written, in no order. */
const created = (n: number) => new Date(Date.UTC(2026, 0, 15, 12) - ((n * 7919) % (730 * 24 * 60)) * 60_000).toISOString();
const wholeSeconds = (n: number) => created(n).replace('.000Z', '+00:00');

function repeat(templates: readonly Item[], count: number, change: (n: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => ({ ...templates[index % templates.length], ...change(index + 1) }));
}

/** Every other approval is pending, for the cases that decide one. */
const decided = (n: number): Item => {
  const status = n % 4 === 0 ? 'REJECTED' : 'APPROVED';
  return { status, reviewRecords: [{ reviewedAt: created(n), comment: 'Seen', reviewedBy: 'userThree', status }] };
};

/** @param size how many requests, transactions and approvals */
function recordsOf(size: number): Records {
  const b2core = fixture('b2core');
  const few = Math.min(size, readOnly);
  const applicants = (fixture('allpass').applicants ?? []).filter((one) => (one.applications as { appKey: string }).appKey === company);
  const withdrawals = (fixture('broctagon').requests ?? []).filter(({ type }) => type === 'withdrawal');
  return {
    b2core: {
      requests: repeat(b2core.requests ?? [], size, (id) => ({
        id,
        clientId: clientOf(id),
        transactionId: null,
        createTime: wholeSeconds(id),
      })),
      transactions: repeat(b2core.transactions ?? [], size, (transactionId) => ({
        transactionId,
        clientId: clientOf(transactionId),
        createTime: wholeSeconds(transactionId),
      })),
    },
    aquanow: {
      approvals: repeat(fixture('aquanow').approvals ?? [], size, (n) => ({
        approvalId: uuid(n),
        created: created(n),
        requestedBy: 'userOne',
        ...(n % 2 === 0 ? { status: 'PENDING', reviewRecords: [] } : decided(n)),
      })),
    },
    allpass: {
      applicants: repeat(applicants, few, (n) => ({ id: uuid(n), externalUserId: `bench-${n}`, scheduledDeletionDate: null })),
    },
    broctagon: { requests: repeat(withdrawals, few, (n) => ({ id: shortId(n) })) },
  };
}

/** Where the records of a size are kept for the servers to read. */
export const fileOf = (folder: string, size: number) => join(folder, `records-${size}.json`);

/** Writes the records of each size into the folder. */
export function writeRecords(folder: string, sizes: readonly number[]): void {
  for (const size of sizes) writeFileSync(fileOf(folder, size), JSON.stringify(recordsOf(size)));
}

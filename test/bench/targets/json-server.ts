/** json-server, as published and in its coming major: the records as REST resources, each change written to the file. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Call, Plain, Step } from '../call.ts';
import type { Case } from '../cases.ts';
import { peerVersion, programOf } from '../packages.ts';
import { fileOf, type Records } from '../records.ts';
import { plain, run, type Target } from '../target.ts';

type Package = 'json-server' | 'json-server-beta';

const keys: Record<string, string> = { transactions: 'transactionId', approvals: 'approvalId' };

/** A file to serve, in a folder of its own, and the path of a record in it. */
interface Database {
  file: string;
  first: string;
}

/** Holds only the collections named, because each change writes all of it. */
function writeDatabase(folder: string, size: number, name: Package, collections: readonly string[]): Database {
  const records = JSON.parse(readFileSync(fileOf(folder, size), 'utf8')) as Records;
  const data = collections.map((path) => {
    const [vendor = '', collection = ''] = path.split('/');
    const key = keys[collection] ?? 'id';
    // Its coming major takes ids for strings.
    const idOf = (item: Record<string, unknown>) => (name === 'json-server' ? item[key] : String(item[key]));
    return [collection, (records[vendor]?.[collection] ?? []).map((item) => ({ ...item, id: idOf(item) }))] as const;
  });
  const file = join(mkdtempSync(join(folder, 'json-server-')), 'db.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries(data)));
  const [collection, items] = data[0] ?? ['', []];
  return { file, first: `/${collection}/${items[0]?.id}` };
}

const listing: Record<Package, (newestBy: string, limit: number) => Record<string, string>> = {
  'json-server': (newestBy, limit) => ({ _sort: newestBy, _order: 'desc', _limit: String(limit) }),
  'json-server-beta': (newestBy, limit) => ({ _sort: `-${newestBy}`, _page: '1', _per_page: String(limit) }),
};

const json = { 'Content-Type': 'application/json' };

function callOf(name: Package, asked: Plain): Call {
  const path = `/${asked.collection}`;
  if (asked.kind === 'get') return { method: 'GET', path: `${path}/${asked.id}` };
  if (asked.kind === 'create') return { method: 'POST', path, headers: json, body: JSON.stringify(asked.record) };
  if (asked.kind === 'edit') return { method: 'PATCH', path: `${path}/${asked.id}`, headers: json, body: JSON.stringify(asked.change) };
  const where = Object.fromEntries(Object.entries(asked.where).map(([field, value]) => [field, String(value)]));
  const query = new URLSearchParams({ ...where, ...listing[name](asked.newestBy, asked.limit) });
  return { method: 'GET', path: `${path}?${query}` };
}

const jsonServer = (name: Package): Target => ({
  name: name === 'json-server' ? name : 'json-server (beta)',
  version: peerVersion(name),
  note: 'a transition is a PATCH of the status: no life cycle, no authentication, no validation; creating and mixed let it grow',
  perCase: true,
  start: async ({ folder, size, one }) => {
    const process = await startJsonServer(name, writeDatabase(folder, size, name, one.collections));
    return {
      ...plain(process),
      call: (step: Step) => callOf(name, step.plain),
      // It cannot be put back to its beginning, so it is kept from growing much.
      atMost: ({ grows }: Case) => (grows ? 160 : Number.POSITIVE_INFINITY),
    };
  },
});

const startJsonServer = (name: Package, { file, first }: Database) =>
  run(
    (port) => [programOf(name), file, '--port', String(port), ...(name === 'json-server' ? ['--quiet'] : [])],
    { method: 'GET', path: first },
    dirname(file),
  );

export const jsonServers: readonly Target[] = [jsonServer('json-server'), jsonServer('json-server-beta')];

/** What a client of the soak does in its world, turn by turn: everything a test suite would, and some of it wrong. */

export interface Call {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Any of these is well. */
  statuses: readonly number[];
}

const b2core = { Authorization: 'Bearer b2core-admin' };
const aquanow = { 'x-api-key': 'aquanow-initiator' };
const allpass = { 'x-private-app-key': 'allpass-app' };

const api = '/api/v2';
const payload = { symbol: 'USDC', address: '0x1', quantity: 1, transactionType: 'WITHDRAW' };

/** A world lives for so many turns; then it is dropped and another one begun. */
const life = 2_000;

/** Within one turn of the mix: `turn` tells records apart. */
const mix: readonly ((turn: number, world: string) => Call)[] = [
  () => ({ method: 'GET', path: `${api}/applications?filter[statusId]=0&limit=20`, headers: b2core, statuses: [200] }),
  (turn) => ({ method: 'GET', path: `${api}/applications/${1 + (turn % 60)}`, headers: b2core, statuses: [200] }),
  (turn) => ({ method: 'GET', path: `${api}/transactions/${1 + (turn % 60)}`, headers: b2core, statuses: [200] }),
  () => ({ method: 'GET', path: `${api}/transactions?limit=10&offset=5`, headers: b2core, statuses: [200] }),
  (turn) => ({
    method: 'PATCH',
    path: `${api}/applications/${1 + (turn % 60)}`,
    headers: b2core,
    body: { color: `#${(turn % 1_000_000).toString().padStart(6, '0')}` },
    statuses: [200],
  }),
  (turn) => ({
    method: 'PATCH',
    path: `${api}/transactions/${1 + (turn % 60)}`,
    headers: b2core,
    body: { internalComment: `turn ${turn} `.repeat(20) },
    statuses: [200],
  }),
  (turn) => ({
    method: 'POST',
    path: `${api}/applications/${1 + ((turn * 7) % 60)}/approve`,
    headers: b2core,
    body: { data: ['soak'] },
    statuses: [204, 409],
  }),
  (turn) => ({
    method: 'POST',
    path: `${api}/applications/${1 + ((turn * 11) % 60)}/reject`,
    headers: b2core,
    body: { resolutionId: 1 },
    statuses: [204, 409],
  }),
  () => ({ method: 'GET', path: '/nowhere', statuses: [404] }),
  () => ({ method: 'GET', path: `${api}/applications/1`, statuses: [401] }),
  () => ({ method: 'PATCH', path: `${api}/applications/1`, headers: b2core, body: { color: 7 }, statuses: [400] }),
  () => ({
    method: 'POST',
    path: '/accounts/v1/approval',
    headers: aquanow,
    body: { action: 'BALANCE/WITHDRAW', payload },
    statuses: [200],
  }),
  () => ({ method: 'GET', path: '/public/v1/requests/withdrawal/045dff8l', headers: { key: 'broctagon-admin' }, statuses: [200] }),
  (turn) => ({
    method: 'POST',
    path: '/api/public/applicant',
    headers: allpass,
    body: { externalUserId: `soak-${turn}`, flowName: 'basic-kyc' },
    statuses: [201],
  }),
  () => ({ method: 'GET', path: '/api/public/applicant/user-1002/status', headers: allpass, statuses: [200] }),
  () => ({ method: 'POST', path: '/__admin/clock/advance', body: { by: '61s' }, statuses: [200] }),
  (turn) => ({ method: 'POST', path: '/__admin/snapshots', body: { name: `s${turn % 3}` }, statuses: [201] }),
  () => ({ method: 'GET', path: '/__admin/history?limit=20', statuses: [200] }),
  () => ({ method: 'GET', path: '/__admin/requests?limit=20', statuses: [200] }),
  () => ({
    method: 'POST',
    path: '/__admin/faults',
    body: { match: { operationId: 'listApplicationNotifications' }, effect: { status: 503 }, count: 1 },
    statuses: [201],
  }),
  () => ({ method: 'GET', path: `${api}/applications/notifications`, headers: b2core, statuses: [503] }),
  () => ({ method: 'POST', path: '/__admin/undo', statuses: [200, 409] }),
  (turn, world) => ({ method: 'POST', path: '/__admin/worlds', body: { id: `${world}-${turn}`, from: { world } }, statuses: [201] }),
  // The fork of the turn before.
  (turn, world) => ({ method: 'DELETE', path: `/__admin/worlds/${world}-${turn - 1}`, statuses: [204] }),
  (turn) => ({ method: 'POST', path: `/__admin/snapshots/s${turn % 3}/restore`, statuses: [200, 404] }),
];

/** The call of a client in one of its turns. Clients begin their worlds at different times, so that they are of all ages. */
export function callOf(client: number, turn: number): Call {
  const world = `soak-${client}`;
  const age = (turn + client * 125) % life;
  if (age === 0) return { method: 'DELETE', path: `/__admin/worlds/${world}`, statuses: [204, 404] };
  const { headers, ...call } = (mix[age % mix.length] as (typeof mix)[number])(turn, world);
  return { ...call, headers: { ...headers, 'X-World': world } };
}

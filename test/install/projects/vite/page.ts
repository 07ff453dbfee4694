import { connect } from 'countersign/browser';
import type { B2Core } from 'countersign/vendors';

type Application = B2Core.components['schemas']['Request'];
const told = ({ statusId }: Application) => `status ${statusId}`;

const sandbox = await connect(new URLSearchParams(location.search).get('sandbox') ?? '');
const world = await sandbox.begin({ seed: 7 });
const params = { path: { applicationId: 1 } };
await world.b2core.POST('/applications/{applicationId}/approve', { params });
const { data } = await world.b2core.GET('/applications/{applicationId}', { params });
for (const output of document.querySelectorAll('output')) output.textContent = data ? told(data) : 'no such application';

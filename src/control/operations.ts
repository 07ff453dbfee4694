/** The control plane's operations, one per operationId. */
import type { operations as Documented } from '../core/control/api.d.ts';
import type { Operations } from '../core/operation.ts';
import { clock } from './clock.ts';
import type { Context } from './context.ts';
import { exports } from './exports.ts';
import { faults } from './faults.ts';
import { history } from './history.ts';
import { records } from './records.ts';
import { requests } from './requests.ts';
import { sandbox } from './sandbox.ts';
import { snapshots } from './snapshots.ts';
import { worlds } from './worlds.ts';

export const operations: Operations<Documented, Context> = {
  ...sandbox,
  ...worlds,
  ...exports,
  ...clock,
  ...history,
  ...snapshots,
  ...faults,
  ...records,
  ...requests,
};

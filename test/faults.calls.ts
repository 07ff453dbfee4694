/** Calls that the tests of faults share. */
import { expect } from 'vitest';
import type { Fault } from '../src/core/faults/fault.ts';
import type { Story } from './story.ts';

export const pending = '/api/v2/applications/2';
export const other = '/api/v2/applications/1';
export const arm = async ({ admin }: Story, fault: Fault) => {
  const { status, body } = await admin('POST', '/faults', fault);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as string;
};
export const armed = async ({ admin }: Story) => (await admin('GET', '/faults')).body;
export const statusOf = async (story: Story) => (await story.as('b2core-admin')('GET', pending)).body.statusId;
/** Statuses of so many equal calls. */
export const statuses = async (story: Story, times: number, path = pending) => {
  const seen: number[] = [];
  while (seen.length < times) seen.push((await story.as('b2core-admin')('GET', path)).status);
  return seen;
};

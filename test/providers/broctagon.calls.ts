/** Calls that Broctagon's stories share. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Call, Story } from '../story.ts';

export const requests = '/public/v1/requests';
export const approve = `${requests}/withdrawal/approve`;
export const reject = `${requests}/withdrawal/reject`;
export const now = '2026-03-01 09:00:00';
export const key = 'broctagon-admin';
export const document = parse(readFileSync('openapi/broctagon.yaml', 'utf8'));

export const fetched = async (admin: Call, id: string, type = 'withdrawal') => (await admin('GET', `${requests}/${type}/${id}`)).body;
export const simulated = ({ admin }: Story, id: string, event: string, body?: unknown) =>
  admin('POST', `/broctagon/requests/${id}/simulate/${event}`, body);

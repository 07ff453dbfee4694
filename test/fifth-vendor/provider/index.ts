/** Harbour: payouts that a clerk releases. An invented vendor, for the test that a fifth one edits nothing. */
import type { ProviderCode } from '../../core/provider.ts';
import { authenticate, personas } from './authenticate.ts';
import { calls } from './calls.ts';
import { effects } from './effects.ts';
import { guards, roles } from './guards.ts';
import { operations } from './operations.ts';
import { readings } from './readings.ts';
import { refusals } from './refusals.ts';
import { resources } from './resources.ts';

export const provider = {
  name: 'harbour',
  personas,
  resources,
  operations,
  authenticate,
  readings,
  refusals,
  effects,
  calls,
  roles,
  guards,
} satisfies ProviderCode;

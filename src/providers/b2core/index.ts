/** B2Core: client requests, transactions, transaction types and monitoring. */
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
  name: 'b2core',
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

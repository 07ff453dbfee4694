/** Allpass: applicants and their verification, questionnaires, risk of wallets and transactions. */
export { calls } from './calls.ts';
export { effects } from './effects.ts';
export { guards, roles } from './guards.ts';
export { invariants } from './invariants.ts';
export { operations } from './operations.ts';
export { refusals } from './refusals.ts';
export { resources } from './resources.ts';

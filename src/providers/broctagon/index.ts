/** Broctagon: requests of clients that wait for an administrator. */
export { authenticate } from './authenticate.ts';
export { calls } from './calls.ts';
export { effects } from './effects.ts';
export { guards, roles } from './guards.ts';
export { invariants } from './invariants.ts';
export { operations } from './operations.ts';
export { refusals } from './refusals.ts';
export { resources } from './resources.ts';

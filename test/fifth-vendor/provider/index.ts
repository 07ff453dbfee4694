/** Harbour: payouts that a clerk releases. An invented vendor, for the test that a fifth one edits nothing. */
export { calls } from './calls.ts';
export { effects } from './effects.ts';
export { guards, roles } from './guards.ts';
export { operations } from './operations.ts';
export { refusals } from './refusals.ts';
export { resources } from './resources.ts';

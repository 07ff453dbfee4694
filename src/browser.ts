/** What a page needs to steer a sandbox that runs elsewhere: `connect`, and clients with the types of the documents. Nothing here needs Node. */
export { connect, type RunningSandbox } from './client/connect.ts';
export type { Clients, Served } from './client/vendors.ts';
export type { Beginning, Criteria, Fault, JournalEntry, SandboxWorld, Transition } from './client/world.ts';

#!/usr/bin/env node
/** The command: turns Node's compile cache on, and only then loads the program. Where the cache cannot be kept, Node does without. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./program.ts');

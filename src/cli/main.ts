#!/usr/bin/env node
/** The command: turns Node's compile cache on, and only then loads the program. Where the cache cannot be kept, Node does without. */
import module from 'node:module';

// By its name it could not be imported from an older Node, which the build lets this file explain.
module.enableCompileCache();
await import('./program.ts');

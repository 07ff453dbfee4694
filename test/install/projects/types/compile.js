// Compiles the program as an ECMAScript module and as CommonJS, with the oldest compiler that is supported and newer ones.
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';

const files = ['program.mts', 'program.cts'];
for (const file of files) copyFileSync('program.ts', file);

const resolutions = { bundler: 'esnext', node16: 'node16', nodenext: 'nodenext' };
for (const version of ['5.4', '5.9', '7']) {
  for (const [resolution, module] of Object.entries(resolutions)) {
    const options = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2022,dom'];
    const compiler = `node_modules/typescript-${version}/bin/tsc`;
    const args = [compiler, ...options, '--module', module, '--moduleResolution', resolution, ...files];
    execFileSync(process.execPath, args, { stdio: 'inherit' });
  }
}

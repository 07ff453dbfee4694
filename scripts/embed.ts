/** What the build puts into the code: documents, fixtures and scenarios, OpenAPI's own schemas, and the query parser of a dependency. */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';
import * as files from '../src/providers/files.ts';

/** An expression that parses a value when it is evaluated. It is ASCII, because V8 keeps any other source in twice the memory. */
function parsing(value: unknown): string {
  const text = JSON.stringify(value)
    .replaceAll(/[\\`$]/g, '\\$&')
    .replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `JSON.parse(\`${text}\`)`;
}

/** An object with a function for each name. */
const table = (names: readonly string[], expression: (name: string) => string) =>
  `{ ${names.map((name) => `${JSON.stringify(name)}: () => ${expression(name)}`).join(',\n')} }`;

/** The module that takes the place of `src/providers/files.ts`: it exports the same. */
function contents(): string {
  const scenarios = files.scenarioNames.map((name) => `scenarios/${name}`);
  return `
${files.names.map((name, place) => `import * as vendor${place} from './${name}/index.ts';`).join('\n')}
const documents = ${table([...files.names, 'control'], (name) => parsing(files.document(name)))};
const fixtures = ${table([...files.names, ...scenarios], (name) => parsing(files.fixture(name)))};
const vendors = ${table(files.names, (name) => `vendor${files.names.indexOf(name)}`)};
export const version = ${JSON.stringify(files.version)};
export const checked = true;
export const names = ${JSON.stringify(files.names)};
export const scenarioNames = ${JSON.stringify(files.scenarioNames)};
export const document = (name) => documents[name]();
export const fixture = (name) => fixtures[name]();
export const codeOf = async (name) => vendors[name]();
`;
}

const ours: Plugin = {
  name: 'files of the project',
  load: (id) => (/[\\/]src[\\/]providers[\\/]files\.ts$/.test(id) ? contents() : undefined),
};

/** The validator of documents reads the schema of OpenAPI from a file beside it, and parses YAML, which it is never given here. */
const schemas: Plugin = {
  name: "OpenAPI's schemas",
  resolveId: (source, importer) => (source === 'yaml' && importer?.includes('openapi-schema-validator') ? '\0no-yaml' : undefined),
  load: (id) => (id === '\0no-yaml' ? "export const parse = () => { throw new Error('documents are given parsed'); };" : undefined),
  transform(code, id) {
    if (!/openapi-schema-validator[\\/]index\.js$/.test(id)) return;
    const schema = JSON.parse(readFileSync(join(dirname(id), 'schemas/v3.1/schema.json'), 'utf8'));
    const replaced = code.replace(/return JSON\.parse\(readFileSync\(localFile\(file\).*\)\);/, () => `return ${parsing(schema)};`);
    if (replaced === code) throw new Error('the validator of documents reads its schemas in another way than this build expects');
    return replaced.replace(/return fileURLToPath\(new URL\(fileName, import\.meta\.url\)\);/, 'return fileName;');
  },
};

/**
 * express-openapi-validator calls the deprecated `url.parse` for the query of each request. From a file outside node_modules, where the
 * bundle may stand, Node prints a warning for that; from inside, it searches the call stack each time. The bundle parses the query itself.
 */
const urlParse: Plugin = {
  name: 'url-parse',
  resolveId: (source, importer) => (source === 'url' && importer?.includes('express-openapi-validator') ? '\0url-query' : undefined),
  load: (id) =>
    id === '\0url-query'
      ? "export const parse = (url) => ({ query: url.split('#', 1)[0].split('?').slice(1).join('?') || null });"
      : undefined,
};

/** In somebody's bundle of ECMAScript modules nothing can be required. Modules of Node are there all the same when Node is asked for them. */
const builtins: Plugin = {
  name: 'modules of Node',
  renderChunk: (code) =>
    code.replaceAll(/\brequire\((["'])([^"']+)\1\)/g, (call, _, name) => (isBuiltin(name) ? `process.getBuiltinModule('${name}')` : call)),
};

/** What several packages depend on lies in several folders. Files of the same version are the same, and are taken once. */
function once(): Plugin {
  const first = new Map<string, string>();
  return {
    name: 'packages once',
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const [, folder, name, file] = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))(\/.*)$/.exec(found?.id.replaceAll('\\', '/') ?? '') ?? [];
      if (!found || found.external || !folder) return found;
      const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const key = `${name} ${version} ${file}`;
      const id = first.get(key) ?? found.id;
      first.set(key, id);
      return { ...found, id };
    },
  };
}

export const embed = (): Plugin[] => [ours, schemas, urlParse, once(), builtins];

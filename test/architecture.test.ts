/** The house rules that can be read off the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => join('src', file));

const source = (file: string) => readFileSync(join(root, file), 'utf8');
const lines = (file: string) => source(file).split('\n').length - 1;

/** Own files a file imports, from the project's root. */
const imports = (file: string) =>
  [...source(file).matchAll(/(?:from\s+|import\s+|import\()'(\.[^']+)'/g)].map(([, path = '']) =>
    relative(root, normalize(join(root, dirname(file), path))),
  );

/** Packages a file imports. */
const packages = (file: string) => [...source(file).matchAll(/(?:from\s+|import\s+|import\()'([^'.][^']*)'/g)].map(([, name = '']) => name);

/** The room a file is in: `core`, `providers/aquanow`, or the file itself at the top. */
const roomOf = (file: string) => /^src\/(providers\/[^/]+|[^/]+)/.exec(file)?.[1] ?? file;

const inRooms =
  (...rooms: string[]) =>
  (target: string) =>
    rooms.includes(roomOf(target));

/** Which rooms a room may import from besides itself. */
const mayImport: Record<string, (target: string) => boolean> = {
  core: () => false,
  store: inRooms('core'),
  http: inRooms('core'),
  check: inRooms('core'),
  control: inRooms('core'),
  'providers/*': inRooms('core'),
  'providers/discover.ts': inRooms('core', 'providers/files.ts'),
  'providers/files.ts': inRooms('core'),
  // Types of the documents and nothing that runs, so that whoever steers a sandbox elsewhere can use it.
  client: (target) => /^src\/(providers|core\/control)\/api\.d\.ts$/.test(target),
  'browser.ts': inRooms('client'),
  testing: inRooms('client', 'index.ts'),
  cli: inRooms('client', 'index.ts'),
  'index.ts': (target) => !['cli', 'testing', 'console', 'browser.ts'].includes(roomOf(target)),
};

test.each(files)('%s imports only what its room may', (file) => {
  const room = roomOf(file);
  const rule = mayImport[room] ?? mayImport[room.replace(/^providers\/.*/, 'providers/*')];
  expect(rule, `no rule for ${room}`).toBeDefined();
  for (const target of imports(file)) {
    const other = roomOf(target);
    if (other !== room) expect(rule?.(target), `${file} -> ${target}`).toBe(true);
  }
});

test('core knows neither HTTP nor files nor any store', () => {
  for (const file of files.filter((one) => roomOf(one) === 'core')) {
    expect(
      packages(file).filter((name) => /^(node:|express|lowdb|cors)/.test(name)),
      file,
    ).toEqual([]);
  }
});

test('what steers a sandbox from elsewhere needs nothing of Node, so that pages can use it', () => {
  for (const file of files.filter((one) => ['client', 'browser.ts'].includes(roomOf(one)))) {
    expect(
      packages(file).filter((name) => name.startsWith('node:')),
      file,
    ).toEqual([]);
    expect(source(file), file).not.toMatch(/\b(Buffer|process)\./);
  }
});

const platform = /Date\.now|new Date\(\)|Math\.random|randomUUID|setTimeout|setInterval|performance\.now/;
// clock.ts is world time; stream.ts keeps idle connections open with a heartbeat;
// wait.ts holds calls up in real time, because that is what the client has to stand.
const mayAskThePlatform = ['src/core/clock.ts', 'src/http/stream.ts', 'src/http/wait.ts'];

test('time and ids come from the world, never from the platform', () => {
  expect(files.filter((file) => platform.test(source(file)) && !mayAskThePlatform.includes(file))).toEqual([]);
});

test('no file is over 200 lines, and half are under 60', () => {
  const lengths = files.map(lines).sort((one, other) => one - other);
  expect(files.filter((file) => lines(file) > 200)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(60);
});

const parsed = (file: string) => ts.createSourceFile(file, source(file), ts.ScriptTarget.Latest, true);

/** Every node of a file, depth first. */
function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

test('no function is over 60 lines', () => {
  const long = files.flatMap((file) => {
    const tree = parsed(file);
    const line = (at: number) => tree.getLineAndCharacterOfPosition(at).line;
    return [...nodes(tree)]
      .filter(ts.isFunctionLike)
      .map((node) => ({ file, from: line(node.getStart()) + 1, length: line(node.end) - line(node.getStart()) + 1 }))
      .filter(({ length }) => length > 60);
  });
  expect(long).toEqual([]);
});

test('no files import each other in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (path.includes(file) || done.has(file)) return;
    for (const target of imports(file)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

/** Files that may hold state for the whole process, each with what it holds. Everything else belongs to one sandbox. */
const processState: Record<string, string> = {
  'src/core/schemas.ts': 'compiled schemas by document',
  'src/http/openapi/validator.ts': 'compiled validators by document',
  'src/index.ts': 'findings of the check of our own documents, made once',
  'src/providers/discover.ts': 'parsed documents and fixtures, which nobody changes',
  'src/store/collection.ts': 'collections of the fixtures, by base',
  'src/store/lock.ts': 'open locks of folders',
};

/** Whether a module-level variable can change: it is no constant, or holds a collection that the file changes. */
function changes(file: string, { name, initializer, parent }: ts.VariableDeclaration): boolean {
  if (!(parent.flags & ts.NodeFlags.Const)) return true;
  const held = [...outsideFunctions(initializer)].some(
    (node) => ts.isNewExpression(node) && /^(Weak)?(Map|Set)$/.test(node.expression.getText()),
  );
  const changing = String.raw`\.(set|add|delete|push)\(`;
  // A collection in another value is changed under other names.
  return (
    held && new RegExp(initializer && ts.isNewExpression(initializer) ? `\\b${name.getText()}${changing}` : changing).test(source(file))
  );
}

function* outsideFunctions(node: ts.Node | undefined): Generator<ts.Node> {
  if (!node || ts.isFunctionLike(node)) return;
  yield node;
  for (const child of node.getChildren()) yield* outsideFunctions(child);
}

test('only the files listed hold mutable state at module level', () => {
  const found = files.filter((file) =>
    parsed(file)
      .statements.filter(ts.isVariableStatement)
      .some(({ declarationList }) => declarationList.declarations.some((declaration) => changes(file, declaration))),
  );
  expect(found.sort()).toEqual(Object.keys(processState).sort());
});

test('no file is called after nothing', () => {
  expect(files.filter((file) => /\/(utils?|helpers?|common|types?|managers?|services?)\.ts$/.test(file))).toEqual([]);
});

test('every file says its job in its first line', () => {
  for (const file of files) expect(source(file).replace(/^#!.*\n/, ''), file).toMatch(/^\/\*\*/);
});

test('every vendor has the same files, a document, a fixture and stories', () => {
  const vendors = readdirSync(join(root, 'src/providers'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(vendors.length).toBeGreaterThan(1);
  const shared = [
    'api.d.ts',
    'calls.ts',
    'effects.ts',
    'guards.ts',
    'index.ts',
    'lifecycles.ts',
    'operations.ts',
    'refusals.ts',
    'resources.ts',
  ];
  for (const vendor of vendors) {
    expect(readdirSync(join(root, 'src/providers', vendor)), vendor).toEqual(expect.arrayContaining(shared));
    for (const file of [`openapi/${vendor}.yaml`, `fixtures/${vendor}.json`, `test/providers/${vendor}.test.ts`])
      expect(() => source(file), file).not.toThrow();
  }
});

test('operations see no HTTP, and only refusals know status codes of failures', () => {
  for (const file of files.filter((one) => roomOf(one).startsWith('providers/'))) {
    expect(
      packages(file).filter((name) => /express|node:http/.test(name)),
      file,
    ).toEqual([]);
    if (!/refusals\.ts$/.test(file)) expect(source(file), file).not.toMatch(/status: [45]\d\d/);
  }
});

// Each with the reason why nothing from a caller is in the expression.
const mayBuildExpressions: Record<string, string> = {
  'src/http/preference.ts': 'is put together from constants of the file',
};

test('nothing from a caller becomes a regular expression', () => {
  const building = files.filter((file) => /\bRegExp\s*\(/.test(source(file)));
  expect(building.sort()).toEqual(Object.keys(mayBuildExpressions).sort());
});

/** The docs as a whole: links lead somewhere, the indexes are complete, the README stays short. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Page, pages, root } from './pages.ts';

const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, 'code');

/** Anchors of a page's headings, as GitHub makes them. */
function anchors({ text }: Page): Set<string> {
  const found = new Set<string>();
  for (const [, heading = ''] of text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    let free = slug;
    for (let copy = 1; found.has(free); copy += 1) free = `${slug}-${copy}`;
    found.add(free);
  }
  return found;
}

const links = ({ text }: Page): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(([, markdown, html]) => markdown ?? html ?? '');

const byPath = new Map(pages.map((page) => [page.path, page]));

describe.each(pages)('$path', (page) => {
  test('links lead to files and headings that there are', () => {
    const broken = links(page)
      .filter((link) => !/^(https?:|mailto:|<http)/.test(link))
      .filter((link) => {
        const [file = '', anchor] = link.split('#');
        const path = file === '' ? page.path : join(dirname(page.path), file);
        if (!existsSync(join(root, path))) return true;
        const target = byPath.get(path);
        return anchor !== undefined && !(target && anchors(target).has(anchor));
      });
    expect(broken).toEqual([]);
  });

  test('it has one title, and no address of a package registry', () => {
    expect(page.text.replaceAll(/^```[\s\S]*?^```/gm, '').match(/^# /gm)).toHaveLength(1);
    expect(page.text).not.toMatch(/registry\.\w/);
  });
});

test('the README has at most 150 lines', () => {
  expect(byPath.get('README.md')?.text.split('\n').length).toBeLessThanOrEqual(151);
});

const linked = (index: string) => links(byPath.get(index) as Page).map((link) => join(dirname(index), link.split('#')[0] ?? ''));
const inFolder = (folder: string) =>
  pages.map(({ path }) => path).filter((path) => dirname(path) === folder && !path.endsWith('/README.md'));

test.each(['docs', 'docs/decisions'])('the index of %s names every page', (folder) => {
  expect(inFolder(folder).length).toBeGreaterThan(10);
  expect(linked(`${folder}/README.md`)).toEqual(expect.arrayContaining(inFolder(folder)));
});

test('a decision has a number of its own, and says context, decision and consequences', () => {
  const decisions = pages.filter(({ path }) => dirname(path) === 'docs/decisions' && !path.endsWith('/README.md'));
  const numbers = decisions.map(({ path }) => /^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]);
  expect(numbers).not.toContain(undefined);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { path, text } of decisions) {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings, path).toEqual(expect.arrayContaining(['Context', 'Decision', 'Consequences']));
  }
});

test('what the pages name in code with a path is there', () => {
  const named = pages
    .filter(({ path }) => !path.startsWith('docs/decisions') && path !== 'CHANGELOG.md')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:src|test|scripts|openapi|fixtures|docs)\/[\w./-]+)`/g)].map(([, file = '']) => ({ path, file })),
    );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
});

test('the messages that troubleshooting explains are those of the sources', () => {
  const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
  const text = sources.join('\n').replaceAll("\\'", "'");
  const tables = [
    ...(byPath.get('docs/troubleshooting.md')?.text ?? '').matchAll(/^\| (?:message|line|detail) \|.*\n\|.*\n((?:\|.*\n)+)/gm),
  ];
  const messages = tables.flatMap(([, rows = '']) => rows.trimEnd().split('\n')).map((row) => row.split(' | ')[0]?.slice(2) ?? '');
  // What is left of a message without its variable parts.
  const constant = messages.flatMap((message) =>
    message.split(/\.\.\.|`[^`]*`|; |"/).map((part) => part.replace(/^[ :'()]+|[ :'()]+$/g, '')),
  );
  const long = constant.filter((part) => part.length >= 12);
  expect(long.length).toBeGreaterThan(30);
  expect(long.filter((part) => !text.includes(part))).toEqual([]);
});

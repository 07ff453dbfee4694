/** The pages of the docs: README, docs, CONTRIBUTING and CHANGELOG, and the code blocks in them. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

export interface Page {
  /** From the project's folder: `docs/worlds.md`. */
  path: string;
  text: string;
}

export const pages: readonly Page[] = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  .sort()
  .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));

/** The code blocks of a page that are in this language, in their order. */
export const blocks = ({ text }: Page, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);

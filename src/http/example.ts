/** Answers from the examples of a document. */
import { operationsOf, resolve } from '../core/document.ts';
import type { AnyReply } from '../core/operation.ts';
import type { Document } from '../core/provider.ts';

interface Answer {
  content?: Record<string, { example?: unknown; examples?: Record<string, unknown> }>;
}

/** Preferences that ask for a documented answer: a status, an example's name. */
type Wishes = { code?: string | undefined; example?: string | undefined };

/**
 * Finds an answer in the document. Without a wished status it is the first success, without a wished name the first example.
 * @returns the answer, and which of the wishes it meets; undefined if nothing wished for is documented
 */
export function exemplary(document: Document, operationId: string, wishes: Wishes): { reply: AnyReply; met: Wishes } | undefined {
  const operation = operationsOf(document).find((one) => one.operation.operationId === operationId)?.operation;
  const responses = operation?.responses ?? {};
  const code = wishes.code !== undefined && Object.hasOwn(responses, wishes.code) ? wishes.code : undefined;
  const status = code ?? Object.keys(responses).find((one) => one.startsWith('2')) ?? '';
  const [media] = Object.values(resolve<Answer>(document, responses[status] ?? {}).content ?? {});
  const examples = media?.examples ?? {};
  const example = wishes.example !== undefined && Object.hasOwn(examples, wishes.example) ? wishes.example : undefined;
  if (code === undefined && example === undefined) return undefined;
  const [first] = Object.values(examples);
  const chosen = example === undefined ? (first ?? { value: media?.example }) : examples[example];
  const body = resolve<{ value?: unknown }>(document, chosen).value;
  // The answer is documented, but has no example.
  if (media && body === undefined) return undefined;
  return { reply: { status: Number(status), body }, met: { code, example } };
}

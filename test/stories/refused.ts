/** Refusals in stories: each leaves everything as it was. */
import { expect } from 'vitest';
import type { Answer, Story } from '../story.ts';

const statusOf = ({ status }: Answer): unknown => status;

/**
 * Calls that must be refused as expected, and change nothing.
 * @param kept everything that a world keeps for the vendor
 * @param told what an answer says of its refusal; the status unless given
 */
export const refusing =
  <Expected = number>(kept: (story: Story) => Promise<unknown>, told: (answer: Answer) => unknown = statusOf) =>
  async (story: Story, expected: Expected, ...calls: (() => Promise<Answer>)[]): Promise<void> => {
    const before = await kept(story);
    for (const call of calls) {
      const answer = await call();
      expect(told(answer), JSON.stringify(answer.body)).toEqual(expected);
    }
    expect(await kept(story)).toEqual(before);
  };

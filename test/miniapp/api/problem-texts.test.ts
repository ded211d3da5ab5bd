import { PROBLEMS } from '@tianpu/shared/problems';
import { ApiProblem, problemText } from '@/api/client';
import { PROBLEM_TEXTS } from '@/api/problem-texts';

describe('what the app says when something is refused', () => {
  test('there is one sentence for every code, and none besides', () => {
    expect(Object.keys(PROBLEM_TEXTS).sort()).toEqual(Object.keys(PROBLEMS).sort());
  });

  test.each(Object.entries(PROBLEM_TEXTS))('%s: %s', (_, text) => {
    expect(text).toMatch(/^[\u4e00-\u9fff][\u4e00-\u9fffA-Z0-9 ，；]+$/);
    // Something that happened, then what to do about it.
    expect(text).toContain('，');
    expect(text.length).toBeLessThanOrEqual(28);
  });

  test('a bug is told like a failure of the service, never with its inner words', () => {
    expect(problemText(new TypeError('x is undefined'))).toBe(PROBLEM_TEXTS['service.failed']);
    expect(problemText(new ApiProblem('network.no_answer', 0))).toContain('网络');
  });
});

import { expect, test } from 'vitest';
import { remarksText } from './remarksText';

const GLASS = { question: 'glass', text: 'Is it made mostly of glass?', answer: 'YES' } as const;
const LEGS = { question: 'legs', text: 'Does it have legs?', answer: 'NO' } as const;

test('what was said besides stands as questions with their answers', () => {
  expect(remarksText([])).toBe('');
  expect(remarksText([GLASS])).toBe('Is it made mostly of glass? Yes.');
  expect(remarksText([GLASS, LEGS])).toBe('Is it made mostly of glass? Yes. Does it have legs? No.');
  expect(remarksText([GLASS, LEGS, GLASS, LEGS])).toMatch(/ And 2 more\.$/);
});

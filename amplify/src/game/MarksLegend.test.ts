import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ANSWER_LABELS } from './answers';
import { MarksLegend } from './MarksLegend';
import { MARKS, RIGHT_GUESS, WRONG_GUESS } from './shareText';

test('every mark of an answer and of a guess has its meaning, and a name for its shape', () => {
  const rows = renderToStaticMarkup(createElement(MarksLegend)).match(/<li>.*?<\/li>/g) ?? [];
  for (const [answer, mark] of Object.entries(MARKS)) {
    const row = rows.find((text) => text.includes(mark));
    expect(row).toContain(ANSWER_LABELS[answer as keyof typeof MARKS]);
    expect(row).toMatch(/aria-label="[^"]+"/);
  }
  expect(rows.find((text) => text.includes(RIGHT_GUESS))).toContain('right guess');
  expect(rows.find((text) => text.includes(WRONG_GUESS))).toContain('wrong guess');
  expect(new Set(rows.map((text) => /aria-label="[^"]+"/.exec(text)?.[0])).size).toBe(7);
});

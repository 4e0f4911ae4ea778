import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RecapView, type RecapViewProps } from './RecapView';

function shown(differences: number): string {
  const recap = {
    differences: Array.from({ length: differences }, (_, index) => ({ turn: index + 1, text: `Difference ${index}.` })),
    nearest: [],
    thingsLeft: [],
    thing: null,
  } as unknown as RecapViewProps['recap'];
  return renderToStaticMarkup(createElement(RecapView, { recap }));
}

test('of many differences the first five are told, and how many more there are', () => {
  const text = shown(8);
  expect(text.match(/<li>/g)).toHaveLength(5);
  expect(text).toContain('Difference 4.');
  expect(text).not.toContain('Difference 5.');
  expect(text).toContain('and 3 more');
});

test('five differences are all of them', () => {
  const text = shown(5);
  expect(text.match(/<li>/g)).toHaveLength(5);
  expect(text).not.toContain('more');
});

import { expect, test } from 'vitest';
import { placeText } from './placeText';

const nowhere = {
  file: 'birds.pdf',
  page: null,
  lastPage: null,
  sheet: null,
  row: null,
  column: null,
  header: null,
  cell: null,
  headings: [],
  paragraph: null,
  firstLine: null,
  lastLine: null,
};

test('a place is said as its format has it', () => {
  expect(placeText(nowhere)).toBe('birds.pdf');
  expect(placeText({ ...nowhere, page: 3, lastPage: 3 })).toBe('birds.pdf, page 3');
  expect(placeText({ ...nowhere, page: 3, lastPage: 4 })).toBe('birds.pdf, pages 3 to 4');
  expect(placeText({ ...nowhere, sheet: 'All', cell: 'B4', header: 'Colour' })).toBe(
    'birds.pdf, sheet All, cell B4 (Colour)',
  );
  expect(placeText({ ...nowhere, headings: ['Owls', 'Food'], paragraph: 2 })).toBe(
    'birds.pdf, Owls, Food, paragraph 2',
  );
  expect(placeText({ ...nowhere, firstLine: 7, lastLine: 7 })).toBe('birds.pdf, line 7');
});

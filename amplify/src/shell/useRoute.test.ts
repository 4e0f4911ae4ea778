import { expect, test } from 'vitest';
import { parseRoute } from './useRoute';

test.each([
  ['', { screen: 'game' }],
  ['#/', { screen: 'game' }],
  ['#/nowhere', { screen: 'game' }],
  ['#/you', { screen: 'you' }],
  ['#/history', { screen: 'history' }],
  ['#/history/a%2Fb', { screen: 'pastGame', gameId: 'a/b' }],
])('the address %s names its screen', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

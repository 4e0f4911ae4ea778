import { describe, expect, test } from 'vitest';
import { Problem } from './problem';
import { toProblem } from './toProblem';

const CONTRACT = [
  'GameNotFound',
  'GameOver',
  'TurnNotAsked',
  'TurnAlreadyAnswered',
  'NothingToUndo',
  'InvalidInput',
  'DeckNotFound',
  'RateLimited',
  'ServiceUnavailable',
  'Unauthorized',
];

const graphqlError = (errorType: string, errorInfo: object | null = null) => ({
  data: null,
  errors: [{ errorType, errorInfo, message: 'for developers' }],
});

describe('problems', () => {
  test.each(CONTRACT)('%s of the contract has its own message', (errorType) => {
    const problem = toProblem(graphqlError(errorType));
    expect(problem.name).toBe(errorType);
    expect(problem.message).not.toContain('for developers');
  });

  test('an unknown error says nothing of the inside and can be tried again', () => {
    const problem = toProblem(graphqlError('Lambda:Unhandled'));
    expect(problem).toMatchObject({ name: 'InternalError', wayOut: 'retry' });
    expect(problem.message).not.toContain('for developers');
  });

  test('a turn that was answered elsewhere leads to the game as it stands', () => {
    expect(toProblem(graphqlError('TurnAlreadyAnswered', { answer: 'NO' })).wayOut).toBe('refetch');
  });

  test('the wait of a rate limit is told', () => {
    const problem = toProblem(graphqlError('RateLimited', { retryAfterSeconds: 3 }));
    expect(problem.retryAfterSeconds).toBe(3);
    expect(problem.message).toContain('3 seconds');
  });

  test('a service that is not offered is not tried again', () => {
    expect(toProblem(graphqlError('ServiceUnavailable', { retryable: true })).wayOut).toBe('retry');
    expect(toProblem(graphqlError('ServiceUnavailable', { retryable: false })).wayOut).toBe('none');
  });

  test('the reason of a refused input is told', () => {
    expect(toProblem(graphqlError('InvalidInput', { field: 'text', reason: 'it is empty.' })).message).toBe(
      'That could not be used: it is empty.',
    );
  });

  test('a refused token arrives as an HTTP error inside a GraphQL error', () => {
    const refused = { errors: [{ message: 'Unauthorized', originalError: { name: 'UnauthorizedException' } }] };
    expect(toProblem(refused).name).toBe('Unauthorized');
  });

  test('a lost network is told the same, however it shows', () => {
    const byAmplify = {
      errors: [{ message: 'A network error has occurred.', originalError: { name: 'NetworkError' } }],
    };
    for (const error of [byAmplify, new TypeError('Failed to fetch'), new TypeError('Load failed')]) {
      expect(toProblem(error)).toMatchObject({ name: 'Unreachable', wayOut: 'retry' });
    }
  });

  test('a problem of the token provider comes through Amplify unchanged', () => {
    const problem = new Problem('ServiceUnavailable', 'Later.', { wayOut: 'retry' });
    expect(toProblem({ name: 'NoSignedUser', message: 'No current user', underlyingError: problem })).toBe(problem);
    expect(toProblem(problem)).toBe(problem);
  });

  test.each([null, undefined, 'text', 7, {}])('%s is an internal error', (error) => {
    expect(toProblem(error).name).toBe('InternalError');
  });
});

import { describe, expect, test } from 'vitest';
import { Problem } from '../connection/problem';
import type { Command } from './command';
import { type GameState, gameState, INITIAL_STATE } from './gameState';
import type { Game, GameUpdate } from './types';

const ANSWER: Command = { kind: 'answer', gameId: 'g1', turn: 1, answer: 'YES' };
const OFFLINE = new Problem('Unreachable', 'No connection.', { wayOut: 'retry' });
const MOVED_ON = new Problem('TurnAlreadyAnswered', 'It had moved on.', { wayOut: 'refetch' });

function game(version: number, id = 'g1'): Game {
  return {
    id,
    version,
    status: 'IN_PROGRESS',
    language: 'en-US',
    deck: { id: 'd', name: 'Deck', description: '', thingCount: 1, language: 'en-US', cited: false },
    questionLimit: 20,
    questionsAsked: version,
    currentTurn: null,
    turns: [],
    thing: null,
    startedAt: '2030-01-01T00:00:00Z',
    updatedAt: '2030-01-01T00:00:00Z',
    finishedAt: null,
    askedBack: null,
    extraQuestions: 0,
    namedInExtra: false,
    thingsLeft: null,
    topChance: null,
    recap: null,
    taught: false,
  };
}

function update(version: number, id = 'g1'): GameUpdate {
  return {
    gameId: id,
    game: game(version, id),
    reply: { kind: 'QUESTION', text: 'Is it alive?', speech: null, suggestions: [] },
    heard: null,
  };
}

const playing = (version: number): GameState => gameState(INITIAL_STATE, { type: 'opened', game: game(version) });
const sending = (version: number): GameState => gameState(playing(version), { type: 'sent', command: ANSWER });

describe('the game on screen', () => {
  test('an answer is on its way until the reply is there', () => {
    expect(sending(1).sending).toBe(ANSWER);
    const after = gameState(sending(1), { type: 'replied', update: update(2) });
    expect(after).toMatchObject({ sending: null, game: { version: 2 }, reply: { text: 'Is it alive?' } });
  });

  test('a game that is started waits for no game that is being opened', () => {
    const command: Command = { kind: 'start', deckId: null, clientRequestId: 'r' };
    const state = gameState(INITIAL_STATE, { type: 'sent', command });
    expect(gameState(state, { type: 'failed', command, problem: OFFLINE }).phase).toBe('open');
  });

  test('an update from another tab moves the game', () => {
    expect(gameState(playing(1), { type: 'pushed', update: update(2) }).game?.version).toBe(2);
  });

  test('an update that comes late or twice changes nothing', () => {
    const state = playing(3);
    expect(gameState(state, { type: 'pushed', update: update(2) })).toBe(state);
    expect(gameState(state, { type: 'pushed', update: update(3) })).toBe(state);
  });

  test('an update of another game changes nothing', () => {
    const state = playing(1);
    expect(gameState(state, { type: 'pushed', update: update(9, 'g2') })).toBe(state);
  });

  test('the own update may come by the socket before the reply', () => {
    const pushed = gameState(sending(1), { type: 'pushed', update: update(2) });
    expect(pushed.sending).toBe(ANSWER);
    const after = gameState(pushed, { type: 'replied', update: update(2) });
    expect(after).toMatchObject({ sending: null, game: { version: 2 } });
    expect(after.reply, 'said once').toBe(pushed.reply);
  });

  test('the same words after another try are said anew', () => {
    const first = gameState(sending(1), { type: 'replied', update: update(1) });
    const again = gameState(first, { type: 'sent', command: ANSWER });
    const reply = update(1);
    expect(gameState(again, { type: 'replied', update: reply }).reply).toBe(reply.reply);
  });

  test('a fetch that was overtaken does not turn the game back', () => {
    expect(gameState(playing(5), { type: 'opened', game: game(4) }).game?.version).toBe(5);
  });

  test('what is said after the end and is no wish for another game is not understood, and no problem', () => {
    const aloud: Command = {
      kind: 'aloud',
      gameId: 'g1',
      turn: 1,
      sound: { bytes: new Uint8Array(1), type: 'audio/wav' },
    };
    const sent = gameState(playing(1), { type: 'sent', command: aloud });
    const after = gameState(sent, { type: 'failed', command: aloud, problem: MOVED_ON });
    expect(after).toMatchObject({ sending: null, problem: null, heard: { intent: 'UNCLEAR' } });
  });

  test('an answer that did not arrive is kept for another try', () => {
    const failed = gameState(sending(1), { type: 'failed', command: ANSWER, problem: OFFLINE });
    expect(failed).toMatchObject({ sending: null, unsent: ANSWER, problem: OFFLINE, game: { version: 1 } });
    const again = gameState(failed, { type: 'sent', command: ANSWER });
    expect(again).toMatchObject({ unsent: null, sending: ANSWER, problem: OFFLINE });
    expect(gameState(again, { type: 'replied', update: update(2) }).problem).toBeNull();
    expect(gameState(failed, { type: 'sent', command: { kind: 'abandon', gameId: 'g1' } }).problem).toBeNull();
  });

  test('a refused answer is not sent again', () => {
    const failed = gameState(sending(1), { type: 'failed', command: ANSWER, problem: MOVED_ON });
    expect(failed).toMatchObject({ unsent: null, problem: MOVED_ON });
  });

  test('a game that moved on elsewhere drops the answer that did not arrive', () => {
    const failed = gameState(sending(1), { type: 'failed', command: ANSWER, problem: OFFLINE });
    expect(gameState(failed, { type: 'pushed', update: update(2) }).unsent).toBeNull();
  });

  test('a first look that fails leaves the way open to look again', () => {
    const failed = gameState(INITIAL_STATE, { type: 'openingFailed', problem: OFFLINE });
    expect(failed).toMatchObject({ phase: 'opening', problem: OFFLINE });
    expect(gameState(failed, { type: 'opened', game: null })).toMatchObject({
      phase: 'open',
      game: null,
      problem: null,
    });
  });

  test('leaving clears the screen', () => {
    expect(gameState(sending(1), { type: 'left' })).toEqual({ ...INITIAL_STATE, phase: 'open' });
  });

  test('a reply to a game that was left does not bring it back', () => {
    const left = gameState(sending(1), { type: 'left' });
    expect(gameState(left, { type: 'replied', update: update(2) }).game).toBeNull();
  });

  test('another game replaces the one on screen, whatever its version', () => {
    expect(gameState(playing(7), { type: 'opened', game: game(1, 'g2') }).game).toMatchObject({ id: 'g2', version: 1 });
  });

  test('a game that moved on keeps its message while it is looked at again', () => {
    const failed = gameState(sending(1), { type: 'failed', command: ANSWER, problem: MOVED_ON });
    expect(gameState(failed, { type: 'opened', game: game(2) })).toMatchObject({
      problem: MOVED_ON,
      game: { version: 2 },
    });
  });
});

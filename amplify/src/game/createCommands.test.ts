import { expect, test } from 'vitest';
import { Problem } from '../connection/problem';
import type { Command } from './command';
import { createCommands } from './createCommands';
import type { GameEvent } from './gameState';
import type { Game, GameUpdate } from './types';

const ANSWER: Command = { kind: 'answer', gameId: 'old', turn: 1, answer: 'YES' };
const START: Command = { kind: 'start', deckId: null, clientRequestId: 'r' };
const MOVED_ON = new Problem('TurnAlreadyAnswered', 'It had moved on.', { wayOut: 'refetch' });

const game = (id: string) => ({ id, version: 1 }) as Game;
const reply = (gameId: string) => ({ gameId, game: game(gameId), reply: null, heard: null }) as GameUpdate;

interface Pending<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

function promised<T>(waiting: Pending<T>[]): Promise<T> {
  return new Promise((resolve, reject) => void waiting.push({ resolve, reject }));
}

/** A server that answers when the test says so, and a screen that keeps what it is told. */
function setUp() {
  const events: GameEvent[] = [];
  const performed: Command[] = [];
  const replies: Pending<GameUpdate>[] = [];
  const fetches: Pending<Game | null>[] = [];
  const kept = new Set<string>();
  const commands = createCommands({
    perform: (command) => {
      performed.push(command);
      return promised(replies);
    },
    fetchGame: () => promised(fetches),
    remembered: {
      set: (id) => {
        kept.clear();
        kept.add(id);
      },
      forget: () => kept.clear(),
    },
    dispatch: (event) => void events.push(event),
  });
  return { commands, events, performed, replies, fetches, kept, types: () => events.map(({ type }) => type) };
}

test('of two taps one is sent', async () => {
  const { commands, performed, replies } = setUp();
  const first = commands.send(ANSWER);
  await commands.send(ANSWER);
  replies[0]?.resolve(reply('old'));
  await first;
  expect(performed).toEqual([ANSWER]);
});

test('a tap is sent while the game is looked at again', async () => {
  const { commands, performed, replies, fetches, types } = setUp();
  const refused = commands.send(ANSWER);
  replies[0]?.reject(MOVED_ON);
  await expect.poll(() => fetches.length).toBe(1);
  const next: Command = { ...ANSWER, turn: 2 };
  const sent = commands.send(next);
  replies[1]?.resolve(reply('old'));
  await sent;
  fetches[0]?.resolve(game('old'));
  await refused;
  expect(performed).toEqual([ANSWER, next]);
  expect(types()).toEqual(['sent', 'failed', 'sent', 'replied', 'opened']);
});

test('an old game that arrives late leaves the new one on screen', async () => {
  const { commands, replies, fetches, types, kept } = setUp();
  const opening = commands.open('old');
  const starting = commands.send(START);
  replies[0]?.resolve(reply('new'));
  await starting;
  fetches[0]?.resolve(game('old'));
  await opening;
  expect(types()).toEqual(['sent', 'replied']);
  expect([...kept]).toEqual(['new']);
});

test('a game looked at while another begins leaves that one on screen', async () => {
  const { commands, replies, fetches, types } = setUp();
  const starting = commands.send(START);
  const opening = commands.open('old');
  replies[0]?.resolve(reply('new'));
  await starting;
  fetches[0]?.resolve(game('old'));
  await opening;
  expect(types()).toEqual(['sent', 'replied']);
});

test('of two games the one that was wanted last is shown, whichever arrives first', async () => {
  const { commands, events, fetches, kept } = setUp();
  const old = commands.open('old');
  const wanted = commands.open('wanted');
  fetches[1]?.resolve(game('wanted'));
  await wanted;
  fetches[0]?.reject(MOVED_ON);
  await old;
  expect(events).toEqual([{ type: 'opened', game: game('wanted') }]);
  expect([...kept]).toEqual(['wanted']);
});

test('who has left is not brought back, and can start at once', async () => {
  const { commands, replies, fetches, performed, types, kept } = setUp();
  const opening = commands.open('old');
  const answering = commands.send(ANSWER);
  commands.leave();
  const starting = commands.send(START);
  replies[0]?.resolve(reply('old'));
  fetches[0]?.resolve(game('old'));
  await Promise.all([opening, answering]);
  expect(types()).toEqual(['sent', 'left', 'sent']);
  expect([...kept]).toEqual([]);
  replies[1]?.resolve(reply('new'));
  await starting;
  expect(performed).toEqual([ANSWER, START]);
  expect([...kept]).toEqual(['new']);
});

test('a game that is kept no longer is forgotten', async () => {
  const { commands, events, fetches, kept } = setUp();
  const opening = commands.open('old');
  fetches[0]?.resolve(null);
  await opening;
  expect(events).toEqual([{ type: 'opened', game: null }]);
  expect([...kept]).toEqual([]);
});

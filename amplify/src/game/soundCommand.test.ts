import { expect, test } from 'vitest';
import { soundCommand, takesSound } from './soundCommand';
import type { Game, Turn } from './types';

const SOUND = { bytes: new Uint8Array(1), type: 'audio/wav' };

function game(state: Partial<Game>): Game {
  return {
    id: 'g1',
    status: 'STUMPED',
    currentTurn: null,
    thing: null,
    turns: [{ number: 1 }, { number: 2 }],
    ...state,
  } as Game;
}

test('while a question waits, what is said answers it', () => {
  const asked = game({ status: 'IN_PROGRESS', currentTurn: { number: 3 } as Turn });
  expect(soundCommand(asked, SOUND)).toEqual({ kind: 'aloud', gameId: 'g1', turn: 3, sound: SOUND });
});

test('after the machine gave up, it says what it was', () => {
  expect(soundCommand(game({}), SOUND)).toEqual({ kind: 'revealAloud', gameId: 'g1', sound: SOUND });
});

test.each([{ thing: 'guitar' }, { status: 'GUESSED' }] as Partial<Game>[])(
  'after the end, another game can be asked for: %o',
  (state) => {
    expect(soundCommand(game(state), SOUND)).toEqual({ kind: 'aloud', gameId: 'g1', turn: 2, sound: SOUND });
  },
);

test.each([{ status: 'ABANDONED' }] as Partial<Game>[])(
  'nobody listens to a game with nothing left to say: %o',
  (state) => {
    expect(takesSound(game(state))).toBe(false);
    expect(soundCommand(game(state), SOUND)).toBeNull();
  },
);

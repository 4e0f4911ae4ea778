import type { Sound } from '../voice/sound';
import type { Command } from './command';
import type { Game } from './types';

/** Whether the player can say something to this game: an answer, or what it was. */
export function takesSound(game: Pick<Game, 'currentTurn' | 'status' | 'thing'>): boolean {
  return game.currentTurn !== null || (game.status === 'STUMPED' && !game.thing);
}

/** What becomes of a recording; null when the game is over and nothing is left to say. */
export function soundCommand(game: Game, sound: Sound): Command | null {
  if (!takesSound(game)) return null;
  const gameId = game.id;
  if (game.currentTurn) return { kind: 'aloud', gameId, turn: game.currentTurn.number, sound };
  return { kind: 'revealAloud', gameId, sound };
}

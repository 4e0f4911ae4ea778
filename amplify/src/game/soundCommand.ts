import type { Sound } from '../voice/sound';
import type { Command } from './command';
import type { Game } from './types';

/** Whether the player can say something to this game: an answer, what it was, or that another one be played. */
export function takesSound(game: Pick<Game, 'currentTurn' | 'status' | 'turns'>): boolean {
  return game.currentTurn !== null || (game.status !== 'ABANDONED' && game.turns.length > 0);
}

/** What becomes of a recording; null when the game was stopped and nothing is left to say. */
export function soundCommand(game: Game, sound: Sound): Command | null {
  if (!takesSound(game)) return null;
  const gameId = game.id;
  if (game.status === 'STUMPED' && !game.thing) return { kind: 'revealAloud', gameId, sound };
  return { kind: 'aloud', gameId, turn: game.currentTurn?.number ?? game.turns.length, sound };
}

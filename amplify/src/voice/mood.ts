import type { GameState } from '../game/gameState';
import type { Mood } from '../shell/Face';
import type { Voice } from './useVoice';

/** How the machine looks: what it does just now comes before how the game stands. */
export function mood(state: Pick<GameState, 'sending' | 'game'>, { talk, handsFree, spoken }: Voice): Mood {
  if (state.sending) return 'thinking';
  if (talk.recording || handsFree.state.hearing) return 'listening';
  if (spoken.playing) return 'speaking';
  if (handsFree.isOpen) return 'listening';
  if (state.game?.status === 'GUESSED' || state.game?.currentTurn?.kind === 'GUESS') return 'sure';
  return state.game?.status === 'STUMPED' ? 'stumped' : 'asking';
}

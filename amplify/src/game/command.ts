import type { Sound } from '../voice/sound';
import type { Answer } from './types';

/** Something the player wants done. Sending the same command again does it once. */
export type Command =
  | { readonly kind: 'start'; readonly deckId: string | null; readonly clientRequestId: string }
  | { readonly kind: 'answer'; readonly gameId: string; readonly turn: number; readonly answer: Answer }
  | { readonly kind: 'words'; readonly gameId: string; readonly turn: number; readonly text: string }
  | { readonly kind: 'aloud'; readonly gameId: string; readonly turn: number; readonly sound: Sound }
  | { readonly kind: 'undo'; readonly gameId: string; readonly turn: number }
  | { readonly kind: 'abandon' | 'keepPlaying' | 'extraQuestions'; readonly gameId: string }
  | { readonly kind: 'revealAloud'; readonly gameId: string; readonly sound: Sound }
  | { readonly kind: 'reveal'; readonly gameId: string; readonly thing: string };

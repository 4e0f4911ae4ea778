import type { Problem } from '../connection/problem';
import type { Command } from './command';
import type { Game, GameUpdate } from './types';

export interface GameState {
  readonly phase: 'opening' | 'open';
  readonly game: Game | null;
  /** What the machine said last, and how it took the player's words. */
  readonly reply: GameUpdate['reply'];
  readonly heard: GameUpdate['heard'];
  /** On its way to the server. */
  readonly sending: Command | null;
  /** The version that a push brought before the reply to what is on its way. */
  readonly ahead: number | null;
  /** Did not arrive; sent again when the player asks or the network is back. */
  readonly unsent: Command | null;
  readonly problem: Problem | null;
}

export type GameEvent =
  | { readonly type: 'opened'; readonly game: Game | null }
  | { readonly type: 'openingFailed'; readonly problem: Problem }
  | { readonly type: 'sent'; readonly command: Command }
  | { readonly type: 'replied'; readonly update: GameUpdate }
  | { readonly type: 'pushed'; readonly update: GameUpdate }
  | { readonly type: 'failed'; readonly command: Command; readonly problem: Problem }
  | { readonly type: 'problemDismissed' }
  | { readonly type: 'left' };

export const INITIAL_STATE: GameState = {
  phase: 'opening',
  game: null,
  reply: null,
  heard: null,
  sending: null,
  ahead: null,
  unsent: null,
  problem: null,
};

/** The next state of the screen: the newest version of a game wins, whichever way it comes. */
export function gameState(state: GameState, event: GameEvent): GameState {
  switch (event.type) {
    case 'opened':
      return opened(state, event.game);
    case 'openingFailed':
      return { ...state, problem: event.problem };
    case 'sent':
      return sent(state, event.command);
    case 'replied':
      return replied(state, event.update);
    case 'pushed':
      return pushed(state, event.update);
    case 'failed':
      return failed(state, event.command, event.problem);
    case 'problemDismissed':
      return { ...state, problem: null, unsent: null };
    case 'left':
      return { ...INITIAL_STATE, phase: 'open' };
  }
}

/** What is sent again keeps its problem until it has arrived. Who starts a game waits for no other. */
function sent(state: GameState, command: Command): GameState {
  const problem = command === state.unsent ? state.problem : null;
  const phase = command.kind === 'start' ? 'open' : state.phase;
  return { ...state, phase, sending: command, ahead: null, unsent: null, problem };
}

function opened(state: GameState, game: Game | null): GameState {
  const reachedAgain = state.problem?.wayOut === 'retry' && !state.unsent;
  return {
    ...state,
    phase: 'open',
    game: game && newest(state.game, game),
    problem: reachedAgain ? null : state.problem,
  };
}

function replied(state: GameState, { game, reply, heard }: GameUpdate): GameState {
  if (!state.sending) return state;
  return {
    ...state,
    phase: 'open',
    game: game ? newest(state.game, game) : state.game,
    ...(game?.version === state.ahead ? {} : { reply, heard }),
    sending: null,
    problem: null,
  };
}

function pushed(state: GameState, { game, reply, heard }: GameUpdate): GameState {
  if (!game || game.id !== state.game?.id || game.version <= state.game.version) return state;
  return { ...state, game, reply, heard, ahead: state.sending && game.version, unsent: null };
}

function failed(state: GameState, command: Command, problem: Problem): GameState {
  if (command.kind === 'aloud' && !state.game?.currentTurn && problem.wayOut === 'refetch') return unheard(state);
  if (problem.name === 'NothingToUndo') return remarked(state, problem.message);
  return { ...state, sending: null, unsent: problem.wayOut === 'retry' ? command : null, problem };
}

/** Said after the end, and no wish for another game. */
function unheard(state: GameState): GameState {
  const heard = { transcript: '', intent: 'UNCLEAR', answer: null, confidence: null, recognizer: null } as const;
  return { ...state, sending: null, heard };
}

/** What went wrong only in words, said where the machine says things. */
function remarked(state: GameState, text: string): GameState {
  return { ...state, sending: null, heard: null, reply: { kind: 'CLARIFY', text, speech: null, suggestions: [] } };
}

function newest(current: Game | null, incoming: Game): Game {
  return current?.id === incoming.id && current.version > incoming.version ? current : incoming;
}

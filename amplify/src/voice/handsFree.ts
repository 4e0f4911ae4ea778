import type { Problem } from '../connection/problem';

/** Why hands-free listening rests, with the microphone given back, until the player goes on. */
export type Rest = 'asked' | 'silence' | 'unclear' | 'hidden' | 'lost' | 'interrupted';

export interface HandsFree {
  readonly phase: 'off' | 'opening' | 'listening' | 'resting';
  readonly rest: Rest | null;
  /** Why it went off by itself, until the game moves on. */
  readonly problem: Problem | null;
  /** Somebody speaks, and it counts; whether they began while the machine spoke. */
  readonly hearing: boolean;
  readonly spokenOver: boolean;
  /** In a row: times that nobody spoke, and that nobody was understood. */
  readonly silences: number;
  readonly unclear: number;
  /** Times that what was heard over the machine's own voice meant nothing. */
  readonly echoes: number;
}

export type HandsFreeEvent =
  | { readonly type: 'begun' | 'opened' | 'closed' | 'switchedOff' | 'said' | 'nobodySpoke' | 'movedOn' }
  | { readonly type: 'failed'; readonly problem: Problem }
  | { readonly type: 'rested'; readonly why: Rest }
  | { readonly type: 'speech'; readonly spokenOver: boolean }
  | { readonly type: 'answered'; readonly understood: boolean };

const SILENCES = 3;
const UNCLEAR = 3;
const ECHOES = 2;

export const OFF: HandsFree = {
  phase: 'off',
  rest: null,
  problem: null,
  hearing: false,
  spokenOver: false,
  silences: 0,
  unclear: 0,
  echoes: 0,
};

/** The next state of hands-free listening. */
export function handsFree(state: HandsFree, event: HandsFreeEvent): HandsFree {
  switch (event.type) {
    case 'begun':
      return { ...OFF, phase: 'opening', echoes: state.echoes };
    case 'opened':
      return { ...state, phase: 'listening' };
    case 'closed':
      return state.phase === 'listening' ? { ...state, phase: 'opening', hearing: false } : state;
    case 'switchedOff':
      return OFF;
    case 'failed':
      return { ...OFF, problem: event.problem };
    case 'rested':
      return resting(state, event.why);
    case 'speech':
      return { ...state, hearing: true, spokenOver: event.spokenOver, silences: 0 };
    case 'said':
      return { ...state, hearing: false };
    case 'movedOn':
      return { ...state, hearing: false, silences: 0, problem: null };
    case 'nobodySpoke':
      return state.silences + 1 < SILENCES ? { ...state, silences: state.silences + 1 } : resting(state, 'silence');
    case 'answered':
      return event.understood ? { ...state, unclear: 0, spokenOver: false } : notUnderstood(state);
  }
}

/** False once the machine seems to hear itself: then it listens when it has finished speaking. */
export function mayBeSpokenOver(state: HandsFree): boolean {
  return state.echoes < ECHOES;
}

function resting(state: HandsFree, why: Rest): HandsFree {
  return state.phase === 'off' ? state : { ...OFF, phase: 'resting', rest: why, echoes: state.echoes };
}

function notUnderstood(state: HandsFree): HandsFree {
  const unclear = state.unclear + 1;
  const next = { ...state, unclear, spokenOver: false, echoes: state.echoes + (state.spokenOver ? 1 : 0) };
  return unclear < UNCLEAR ? next : resting(next, 'unclear');
}

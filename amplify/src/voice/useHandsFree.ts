import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { GameState } from '../game/gameState';
import type { Ear } from './ear';
import { type HandsFree, handsFree, mayBeSpokenOver, OFF } from './handsFree';
import type { Sound } from './sound';
import { useAwake } from './useAwake';
import { useEar } from './useEar';
import { usePatience } from './usePatience';
import type { Spoken } from './useSpoken';

export interface HandsFreeOptions {
  /** Whether the game has a question for the player, and whether it takes an answer right now. */
  readonly needed: boolean;
  readonly accepts: boolean;
  /** Whether the game is over: then silence soon ends it. */
  readonly over: boolean;
  readonly spoken: Spoken;
  /** What became of what was said. */
  readonly heard: GameState['heard'];
  readonly failure: GameState['problem'];
  readonly onSound: (sound: Sound) => void;
  /** What a silence does instead of asking again; null where it does nothing else. */
  readonly onSilence: (() => void) | null;
}

export interface HandsFreeControl {
  readonly state: HandsFree;
  readonly ear: Ear | null;
  /** Whether what the player says now counts. */
  readonly isOpen: boolean;
  /** Asks the question and listens. Called in the player's gesture, without which browsers allow no sound. */
  readonly begin: () => void;
  readonly rest: () => void;
  readonly switchOff: () => void;
}

/** Listens for as long as the game asks, and sends what was said; rests when that leads nowhere. */
export function useHandsFree({
  needed,
  accepts,
  over,
  spoken,
  heard,
  failure,
  onSound,
  onSilence,
}: HandsFreeOptions): HandsFreeControl {
  const [state, dispatch] = useReducer(handsFree, OFF);
  const [context, setContext] = useState<AudioContext | null>(null);
  const counts = useRef(false);
  const { playing, moment, again, hush } = spoken;
  const isActive = state.phase === 'opening' || state.phase === 'listening';

  const ear = useEar(isActive && needed ? context : null, {
    onOpen: () => dispatch({ type: 'opened' }),
    onClosed: () => dispatch({ type: 'closed' }),
    onFailed: (problem) => dispatch({ type: 'failed', problem }),
    onLost: () => dispatch({ type: 'rested', why: 'lost' }),
    onInterrupted: () => dispatch({ type: 'rested', why: 'interrupted' }),
    onHidden: () => dispatch({ type: 'rested', why: 'hidden' }),
    onSpeech: () => {
      counts.current = isOpen;
      if (!isOpen) return;
      dispatch({ type: 'speech', spokenOver: playing });
      hush();
    },
    onSound: (sound) => {
      if (!counts.current) return;
      counts.current = false;
      dispatch({ type: 'said' });
      onSound(sound);
    },
  });
  const isOpen = ear !== null && accepts && (!playing || mayBeSpokenOver(state));

  useEffect(() => ear?.beStrict(playing), [ear, playing]);
  useAwake(isActive && needed);
  usePatience(isOpen && !playing && !state.hearing, state.silences, () => {
    if (onSilence) onSilence();
    else if (over) return dispatch({ type: 'rested', why: 'silence' });
    else if (state.silences === 0) again();
    dispatch({ type: 'nobodySpoke' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was begun at another moment is no answer to this one
  useEffect(() => {
    counts.current = false;
    dispatch({ type: 'movedOn' });
  }, [moment]);
  useEffect(() => {
    if (heard) dispatch({ type: 'answered', understood: !['UNCLEAR', 'OFF_TOPIC'].includes(heard.intent) });
  }, [heard]);
  useEffect(() => {
    if (failure) dispatch({ type: 'answered', understood: false });
  }, [failure]);
  useEffect(() => {
    if (isActive) return () => void context?.close().catch(() => undefined);
  }, [isActive, context]);

  return {
    state,
    ear,
    isOpen,
    begin: useCallback(() => {
      const opened = new AudioContext();
      opened.resume().catch(() => undefined);
      setContext(opened);
      again();
      dispatch({ type: 'begun' });
    }, [again]),
    rest: useCallback(() => dispatch({ type: 'rested', why: 'asked' }), []),
    switchOff: useCallback(() => dispatch({ type: 'switchedOff' }), []),
  };
}

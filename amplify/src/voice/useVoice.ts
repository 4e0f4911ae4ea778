import { useCallback, useState } from 'react';
import { soundCommand, takesSound } from '../game/soundCommand';
import type { Play } from '../game/useGame';
import type { Sound } from './sound';
import { speakerSetting } from './speakerSetting';
import { type HandsFreeControl, useHandsFree } from './useHandsFree';
import { type Spoken, useSpoken } from './useSpoken';
import { type Talk, useTalk } from './useTalk';

/** A question beside the game's own: how it sounds, and who takes what is said to it; null once nobody does. */
export interface Aside {
  readonly url: string | null;
  readonly onSound: ((sound: Sound) => void) | null;
  /** Nobody spoke. */
  readonly onSilence: () => void;
}

export interface Voice {
  /** Whether questions are played aloud. */
  readonly speaking: boolean;
  readonly setSpeaking: (on: boolean) => void;
  readonly spoken: Spoken;
  readonly talk: Talk;
  readonly handsFree: HandsFreeControl;
  /** Switches hands-free listening and the spoken questions on, for the game that begins. In the player's gesture. */
  readonly beginHandsFree: () => void;
  /** The player begins to talk: the machine falls silent. */
  readonly onTalk: () => void;
  /** Switches hands-free listening, and with it the spoken questions on; or off. */
  readonly toggleHandsFree: () => void;
  /** Whether what is said answers a question beside the game's own, which `ask` puts. */
  readonly asking: boolean;
  readonly ask: (aside: Aside | null) => void;
}

/** The machine's voice and the player's, for all games of this page. */
export function useVoice({ state, send }: Play): Voice {
  const { game, reply, heard, sending, problem } = state;
  const [speaking, setSpeaking] = useState(() => speakerSetting.get() ?? false);
  const [aside, ask] = useState<Aside | null>(null);
  const choose = useCallback((on: boolean) => {
    speakerSetting.set(on);
    setSpeaking(on);
  }, []);
  const onSound = (sound: Sound) => {
    if (speakerSetting.get() === null) choose(true);
    if (aside?.onSound) return aside.onSound(sound);
    const command = game && soundCommand(game, sound);
    if (command) send(command);
  };

  const talk = useTalk(onSound);
  const spoken = useSpoken(speaking && !talk.recording, aside, reply, game?.currentTurn ?? null);
  const needed = game !== null && takesSound(game);
  const accepts = needed && sending === null;
  const over = needed && game.currentTurn === null && (game.status !== 'STUMPED' || game.thing !== null);
  const asking = aside?.onSound != null;
  const onSilence = asking ? aside.onSilence : null;
  const handsFree = useHandsFree({ needed, accepts, over, spoken, heard, failure: problem, onSound, onSilence });

  function onTalk() {
    spoken.hush();
    handsFree.switchOff();
  }

  function beginHandsFree() {
    choose(true);
    spoken.unlock();
    handsFree.begin();
  }

  function toggleHandsFree() {
    if (handsFree.state.phase !== 'off') return handsFree.switchOff();
    choose(true);
    handsFree.begin();
  }

  return {
    speaking,
    setSpeaking: choose,
    spoken,
    talk,
    handsFree,
    beginHandsFree,
    onTalk,
    toggleHandsFree,
    asking,
    ask,
  };
}

import { useCallback, useEffect, useRef } from 'react';
import { request } from '../connection/request';
import { AnswerBonusQuestionAloudDocument, type BonusQuestionQuery } from '../generated/teachingOperations';
import { audioInput } from '../voice/audioInput';
import type { Sound } from '../voice/sound';
import type { Voice } from '../voice/useVoice';
import type { GameUpdate } from './types';

export type Bonus = NonNullable<NonNullable<BonusQuestionQuery['game']>['bonusQuestion']>;

export interface BonusAloud {
  readonly gameId: string;
  /** The question, while it waits for an answer and may be asked aloud. */
  readonly bonus: Bonus | null;
  readonly voice: Voice;
  /** What the machine says to what it heard; `over` once it asks no more. */
  readonly onSaid: (text: string, over: boolean) => void;
  readonly onUndone: () => void;
  readonly onAgain: () => void;
}

/** Times that somebody is asked who is not understood. */
const TRIES = 2;

/**
 * Asks the bonus question aloud when nobody speaks any more, and takes what is said to it. A silence, a
 * failure or words that mean nothing end it: the buttons stay. Gives what ends it earlier.
 */
export function useBonusAloud({ gameId, bonus, voice, onSaid, onUndone, onAgain }: BonusAloud): () => void {
  const { ask, speaking } = voice;
  const silent = !voice.spoken.playing && !voice.handsFree.state.hearing;
  const asked = useRef(false);
  const busy = useRef(false);
  const ended = useRef(false);
  const finish = useCallback((url: string | null) => ask({ url, onSound: null, onSilence: () => undefined }), [ask]);
  const end = useCallback(() => {
    ended.current = true;
    finish(null);
  }, [finish]);

  function take({ reply, heard }: GameUpdate, tries: number, question: string) {
    // By now the voice may be the next game's.
    if (ended.current) return;
    const url = reply?.speech?.url ?? null;
    if (heard?.intent === 'RESTART') return onAgain();
    if (heard?.intent === 'UNDO') return onUndone();
    const over = reply?.kind === 'REVEALED' || heard?.intent === 'QUIT' || heard?.answer === 'UNKNOWN';
    onSaid(reply?.text ?? '', over);
    if (over || tries === TRIES) finish(url);
    else put(url, tries + 1, question);
  }

  async function hear(sound: Sound, tries: number, question: string) {
    if (busy.current) return;
    busy.current = true;
    try {
      const audio = await audioInput(gameId, sound);
      const input = { gameId, question, audio };
      take((await request(AnswerBonusQuestionAloudDocument, { input })).answerBonusQuestionAloud, tries, question);
    } catch {
      if (!ended.current) end();
    }
    busy.current = false;
  }

  function put(url: string | null, tries: number, question: string) {
    const onSilence = () => {
      if (!busy.current) end();
    };
    ask({ url, onSound: (sound) => void hear(sound, tries, question), onSilence });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked once
  useEffect(() => {
    if (!bonus || asked.current || !speaking || !silent) return;
    asked.current = true;
    put(bonus.speech?.url ?? null, 1, bonus.question);
  }, [bonus, speaking, silent]);
  useEffect(() => {
    ended.current = false;
    return () => {
      ended.current = true;
      ask(null);
    };
  }, [ask]);
  return end;
}

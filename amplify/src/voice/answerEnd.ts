import { isAnswer, type Listen } from './shortAnswer';

/** Frames of the detector, 32 ms each, that are quiet when what was said so far is listened to: 200 ms and a bit. */
const QUIET_FRAMES = 7;
/** How sure the detector is at most that somebody speaks in a quiet frame, and at least in one that is spoken. */
const QUIET = 0.35;
const SPOKEN = 0.5;
/** Frames from the first that is spoken to the last, 0.7 s, that a yes or no and nothing more takes at most. */
const SHORT = 22;
/** Frames before the first that is spoken which are listened to with it: a longer silence makes the network less sure. */
const LEAD = 10;
/** Frames that are kept: speech shortly before an answer makes it a longer one. */
const KEPT = 60;

export interface AnswerEnd {
  /** Takes the next frame, with the probability that it is speech; `speaks` once somebody does for certain. */
  readonly isEnd: (probability: number, frame: Float32Array, speaks: boolean) => boolean;
}

interface Heard {
  readonly probability: number;
  readonly frame: Float32Array;
}

/** Tells frame by frame whether a short answer is complete: a yes or a no, and quiet after it. */
export function answerEnd(listen: Listen): AnswerEnd {
  let heard: Heard[] = [];
  let quiet = 0;
  return {
    isEnd: (probability, frame, speaks) => {
      heard = [...heard, { probability, frame }].slice(-KEPT);
      quiet = probability < QUIET ? quiet + 1 : 0;
      if (!speaks || quiet !== QUIET_FRAMES) return false;
      const first = heard.findIndex(isSpoken);
      const isShort = heard.findLastIndex(isSpoken) - first < SHORT;
      return isShort && isAnswer(listen(joined(heard.slice(Math.max(0, first - LEAD)))));
    },
  };
}

function isSpoken({ probability }: Heard): boolean {
  return probability >= SPOKEN;
}

function joined(heard: readonly Heard[]): Float32Array {
  const samples = new Float32Array(heard.reduce((length, { frame }) => length + frame.length, 0));
  heard.reduce((at, { frame }) => {
    samples.set(frame, at);
    return at + frame.length;
  }, 0);
  return samples;
}

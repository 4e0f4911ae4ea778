import { isComplete, type Listen } from './shortAnswer';

/** Frames of the detector, 32 ms each, that are quiet when what was said so far is listened to: 200 ms and a bit. */
const QUIET_FRAMES = 7;
/** How sure the detector is at most that somebody speaks in a quiet frame. */
const QUIET = 0.35;
/** Frames that are kept: a short answer, what goes before it, and the quiet after it. */
const KEPT = 60;

export interface AnswerEnd {
  /** Takes the next frame, with the probability that it is speech; `speaks` once somebody does for certain. */
  readonly isEnd: (probability: number, frame: Float32Array, speaks: boolean) => boolean;
}

/** Tells frame by frame whether a short answer is complete: a yes or a no, and quiet after it. */
export function answerEnd(listen: Listen): AnswerEnd {
  let frames: Float32Array[] = [];
  let quiet = 0;
  return {
    isEnd: (probability, frame, speaks) => {
      frames = [...frames, frame].slice(-KEPT);
      quiet = probability < QUIET ? quiet + 1 : 0;
      return speaks && quiet === QUIET_FRAMES && isComplete(listen(joined(frames)));
    },
  };
}

function joined(frames: readonly Float32Array[]): Float32Array {
  const samples = new Float32Array(frames.reduce((length, frame) => length + frame.length, 0));
  frames.reduce((at, frame) => {
    samples.set(frame, at);
    return at + frame.length;
  }, 0);
  return samples;
}

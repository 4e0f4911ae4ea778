// Not the package's own index: it brings a second runtime for recordings in files.
import { MicVAD } from '@ricky0123/vad-web/dist/real-time-vad';
import { encodeWAV } from '@ricky0123/vad-web/dist/utils';
import { EAR_ASSETS } from '../generated/ear';
import { answerEnd } from './answerEnd';
import { loadEar } from './earFiles';
import { loudness } from './loudness';
import { type Listen, shortAnswers } from './shortAnswer';
import type { Sound } from './sound';

/** Silero's detector hears 512 samples at a time. */
const RATE = 16_000;
/**
 * So much silence ends what was said, in milliseconds, where the network ends a plain yes or no sooner: after "I think"
 * more comes. And where there is no network.
 */
const END_OF_SPEECH = 1220;
const END_OF_ANYTHING = 650;
/** Kept before the first sound of speech, in milliseconds: words begin softly. */
const LEAD = 300;
/** Seconds of speech after which it is sent as it is; the server takes fifteen. */
const LONGEST = 13;
/** How sure the detector has to be, and for how many milliseconds, that someone speaks. */
const PLAIN = { positiveSpeechThreshold: 0.5, negativeSpeechThreshold: 0.35, minSpeechMs: 96 };
/** While the machine speaks, of which the microphone may hear a rest. */
const STRICT = { positiveSpeechThreshold: 0.7, negativeSpeechThreshold: 0.45, minSpeechMs: 128 };

export interface EarEvents {
  /** Somebody speaks, for certain. */
  readonly onSpeech: () => void;
  /** What was said since, once it has ended. */
  readonly onSound: (sound: Sound) => void;
}

export interface Ear {
  /** The level from 0 to 1 at this moment. */
  readonly level: () => number;
  /** Asks for more certainty, or for less. */
  readonly beStrict: (strict: boolean) => void;
  readonly close: () => void;
}

let network: Listen | null = null;

/** Listens for speech until `close`, in this page alone. Context and stream stay the caller's. Rejects with any error. */
export async function openEar(context: AudioContext, stream: MediaStream, events: EarEvents): Promise<Ear> {
  const runtime = await loadEar();
  network ??= await fetchNetwork();
  const end = network && answerEnd(network);
  let closed = false;
  let level = 0;
  let samples = 0;
  let isSure = false;

  function onSpeech() {
    if (!isSure && !closed) events.onSpeech();
    isSure = true;
  }

  const detector = await MicVAD.new({
    ...PLAIN,
    model: 'v6',
    baseAssetPath: EAR_ASSETS,
    ortConfig: ({ env }) => Object.assign(env.wasm, { numThreads: 1, wasmBinary: runtime, wasmPaths: undefined }),
    audioContext: context,
    getStream: async () => stream,
    pauseStream: async () => undefined,
    resumeStream: async () => stream,
    redemptionMs: end ? END_OF_SPEECH : END_OF_ANYTHING,
    preSpeechPadMs: LEAD,
    submitUserSpeechOnPause: true,
    onFrameProcessed: ({ isSpeech }, frame) => {
      level = loudness(frame);
      samples += frame.length;
      const isOver = end?.isEnd(isSpeech, frame, isSure) || samples > LONGEST * RATE;
      if (isSure && isOver) void cut();
    },
    onSpeechStart: () => {
      samples = 0;
      isSure = false;
    },
    onSpeechRealStart: onSpeech,
    onSpeechEnd: (speech) => {
      onSpeech();
      isSure = false;
      if (!closed) events.onSound({ bytes: new Uint8Array(encodeWAV(speech, 1, RATE, 1, 16)), type: 'audio/wav' });
    },
  });

  /** Ends what is being said, and goes on listening. */
  async function cut() {
    samples = 0;
    await detector.pause();
    if (!closed) await detector.start();
  }

  return {
    level: () => level,
    beStrict: (strict) => detector.setOptions(strict ? STRICT : PLAIN),
    close: () => {
      closed = true;
      void detector.destroy();
    },
  };
}

/** What tells a complete answer; null where it cannot be had, and silence alone ends what was said. */
async function fetchNetwork(): Promise<Listen | null> {
  try {
    const listen = shortAnswers(await (await fetch(`${EAR_ASSETS}short_answers.npz`)).arrayBuffer());
    listen(new Float32Array(RATE));
    return listen;
  } catch {
    return null;
  }
}

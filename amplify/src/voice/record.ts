import { loudness } from './loudness';
import { closeMicrophone, openMicrophone } from './microphone';
import { microphoneProblem } from './microphoneProblem';
import type { Sound } from './sound';

const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
/** Fifteen seconds of it are a third of what may be sent inline. */
const BITS_PER_SECOND = 32_000;

export interface ActiveRecording {
  /** The level from 0 to 1 at this moment. */
  readonly level: () => number;
  /** Ends it, also when it has ended by itself: a headset was unplugged, the screen locked. */
  readonly stop: () => void;
  /** What was recorded, once it has ended. */
  readonly sound: Promise<Sound>;
}

/** Opens the microphone until `stop`. Rejects with a Problem. */
export async function record(): Promise<ActiveRecording> {
  const stream = await openMicrophone(typeof MediaRecorder !== 'undefined');
  try {
    return recording(stream);
  } catch {
    closeMicrophone(stream);
    throw microphoneProblem('');
  }
}

function recording(stream: MediaStream): ActiveRecording {
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: BITS_PER_SECOND });
  const meter = levelMeter(stream);
  const pieces: Blob[] = [];
  const sound = new Promise<Sound>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onerror = () => reject(microphoneProblem(''));
    recorder.onstop = () => {
      closeMicrophone(stream);
      meter.close();
      const [type = ''] = recorder.mimeType.split(';');
      new Blob(pieces).arrayBuffer().then((buffer) => resolve({ bytes: new Uint8Array(buffer), type }), reject);
    };
  });
  recorder.start();
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  return { level: meter.level, stop, sound };
}

function levelMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      return loudness(samples);
    },
    close: () => void context.close().catch(() => undefined),
  };
}

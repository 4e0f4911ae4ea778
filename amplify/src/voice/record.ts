import { microphoneProblem, missingForMicrophone } from './microphoneProblem';

const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
/** Fifteen seconds of it are a third of what may be sent inline. */
const BITS_PER_SECOND = 32_000;

export interface ActiveRecording {
  /** The level from 0 to 1 at this moment. */
  readonly level: () => number;
  /** Ends it, also when it has ended by itself: a headset was unplugged, the screen locked. */
  readonly stop: () => void;
  /** What was recorded, once it has ended. */
  readonly sound: Promise<Uint8Array>;
}

/** Opens the microphone until `stop`. Rejects with a Problem. */
export async function record(): Promise<ActiveRecording> {
  const canRecord = typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia);
  const missing = missingForMicrophone({ isSecureContext: window.isSecureContext, canRecord });
  if (missing) throw microphoneProblem(missing);
  try {
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    return recording(await navigator.mediaDevices.getUserMedia({ audio }));
  } catch (error) {
    throw microphoneProblem(error instanceof Error ? error.name : '');
  }
}

function recording(stream: MediaStream): ActiveRecording {
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: BITS_PER_SECOND });
  const meter = levelMeter(stream);
  const pieces: Blob[] = [];
  const sound = new Promise<Uint8Array>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onerror = () => reject(microphoneProblem(''));
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      meter.close();
      new Blob(pieces).arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
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
      return Math.min(1, 4 * Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
    },
    close: () => void context.close().catch(() => undefined),
  };
}

import type { Moment } from './moment';

/** A tone: hertz, when it begins and how long it lasts, in seconds. */
type Tone = readonly [pitch: number, start: number, length: number];

const TONES: Record<Moment, readonly Tone[]> = {
  answered: [[520, 0, 0.05]],
  guess: [
    [196, 0, 0.5],
    [262, 0.25, 0.4],
  ],
  named: [
    [523, 0, 0.14],
    [659, 0.12, 0.14],
    [784, 0.24, 0.35],
  ],
  lost: [
    [392, 0, 0.2],
    [311, 0.18, 0.4],
  ],
};
/** Milliseconds of vibration and of rest. */
const PULSES: Record<Moment, readonly number[]> = {
  answered: [8],
  guess: [20, 400, 30],
  named: [30, 60, 30, 60, 90],
  lost: [120],
};
const LOUDNESS = 0.06;

let context: AudioContext | null = null;

/** Lets a moment be heard. A browser that allows no sound stays silent. */
export function sound(moment: Moment): void {
  try {
    context ??= new AudioContext();
    for (const tone of TONES[moment]) ring(context, tone);
  } catch {
    // No sound here.
  }
}

/** Lets a moment be felt, where the device can. */
export function vibrate(moment: Moment): void {
  navigator.vibrate?.([...PULSES[moment]]);
}

function ring(on: AudioContext, [pitch, start, length]: Tone): void {
  const begins = on.currentTime + start;
  const volume = new GainNode(on, { gain: 0 });
  volume.gain.setValueAtTime(LOUDNESS, begins);
  volume.gain.exponentialRampToValueAtTime(0.0001, begins + length);
  const tone = new OscillatorNode(on, { type: 'triangle', frequency: pitch });
  tone.connect(volume).connect(on.destination);
  tone.start(begins);
  tone.stop(begins + length);
}

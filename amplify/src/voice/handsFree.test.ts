import { expect, test } from 'vitest';
import { Problem } from '../connection/problem';
import { type HandsFree, type HandsFreeEvent, handsFree, mayBeSpokenOver, OFF } from './handsFree';

const LISTENING: HandsFreeEvent[] = [{ type: 'begun' }, { type: 'opened' }];
const NOT_UNDERSTOOD: HandsFreeEvent = { type: 'answered', understood: false };
const SPOKEN_OVER: HandsFreeEvent = { type: 'speech', spokenOver: true };

function after(...events: HandsFreeEvent[]): HandsFree {
  return events.reduce(handsFree, OFF);
}

test('it listens once the microphone and the detector are there', () => {
  expect(after({ type: 'begun' }).phase).toBe('opening');
  expect(after(...LISTENING).phase).toBe('listening');
});

test('nobody speaks: it asks once more, listens on, and rests after the third time', () => {
  const silence: HandsFreeEvent = { type: 'nobodySpoke' };
  expect(after(...LISTENING, silence)).toMatchObject({ phase: 'listening', silences: 1 });
  expect(after(...LISTENING, silence, silence)).toMatchObject({ phase: 'listening', silences: 2 });
  const rested = after(...LISTENING, silence, silence, silence);
  expect(rested).toMatchObject({ phase: 'resting', rest: 'silence' });
});

test.each<HandsFreeEvent>([{ type: 'movedOn' }, { type: 'speech', spokenOver: false }])(
  'silence is counted anew after $type',
  (event) => {
    const twice: HandsFreeEvent[] = [{ type: 'nobodySpoke' }, { type: 'nobodySpoke' }];
    expect(after(...LISTENING, ...twice, event, ...twice).phase).toBe('listening');
  },
);

test('three times not understood in a row lets it rest; an answer in between does not', () => {
  expect(after(...LISTENING, NOT_UNDERSTOOD, NOT_UNDERSTOOD, NOT_UNDERSTOOD).rest).toBe('unclear');
  const between: HandsFreeEvent = { type: 'answered', understood: true };
  expect(after(...LISTENING, NOT_UNDERSTOOD, NOT_UNDERSTOOD, between, NOT_UNDERSTOOD).phase).toBe('listening');
});

test('a machine that hears itself twice is not spoken over any more, also after a rest', () => {
  const once = [SPOKEN_OVER, { type: 'said' }, NOT_UNDERSTOOD] satisfies HandsFreeEvent[];
  expect(mayBeSpokenOver(after(...LISTENING, ...once))).toBe(true);
  const twice = [...LISTENING, ...once, ...once];
  expect(mayBeSpokenOver(after(...twice))).toBe(false);
  expect(mayBeSpokenOver(after(...twice, { type: 'rested', why: 'hidden' }, ...LISTENING))).toBe(false);
  expect(mayBeSpokenOver(after(...twice, { type: 'switchedOff' }, ...LISTENING))).toBe(true);
});

test('a failure switches it off and is said until the game moves on', () => {
  const problem = new Problem('MicrophoneProblem', 'There is no microphone here.', { wayOut: 'none' });
  expect(after({ type: 'begun' }, { type: 'failed', problem })).toEqual({ ...OFF, problem });
  expect(after({ type: 'begun' }, { type: 'failed', problem }, { type: 'movedOn' })).toEqual(OFF);
});

test('what comes late does not wake what is off', () => {
  expect(after({ type: 'rested', why: 'hidden' }).phase).toBe('off');
  expect(after({ type: 'closed' }).phase).toBe('off');
});

import { expect, test } from 'vitest';
import { microphoneProblem, missingForMicrophone } from './microphoneProblem';

test.each([
  ['NotAllowedError', /may not use the microphone/],
  ['NotFoundError', /no microphone/],
  ['NotReadableError', /in use/],
  ['InsecurePage', /https/],
  ['NotLoaded', /could not be loaded/],
  ['SomethingElse', /did not work/],
])('%s is said plainly, with taps as the way on', (name, said) => {
  const { message, wayOut } = microphoneProblem(name);
  expect(message).toMatch(said);
  expect(message).toMatch(/tap/);
  expect(wayOut).toBe('none');
});

test('a plain page is told apart from a browser that cannot record', () => {
  expect(missingForMicrophone({ isSecureContext: false, canRecord: false })).toBe('InsecurePage');
  expect(missingForMicrophone({ isSecureContext: true, canRecord: false })).toBe('NoRecorder');
  expect(missingForMicrophone({ isSecureContext: true, canRecord: true })).toBeNull();
});

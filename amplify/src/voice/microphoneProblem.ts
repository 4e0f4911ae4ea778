import { Problem } from '../connection/problem';

const REASONS: Record<string, string> = {
  NotAllowedError: 'This page may not use the microphone. Allow it in the browser’s settings for this page, or tap.',
  SecurityError: 'This page may not use the microphone. Allow it in the browser’s settings for this page, or tap.',
  NotFoundError: 'There is no microphone here. You can tap an answer.',
  OverconstrainedError: 'There is no microphone here. You can tap an answer.',
  NotReadableError: 'The microphone is in use by something else. You can tap an answer.',
  AbortError: 'The microphone is in use by something else. You can tap an answer.',
  InsecurePage: 'Browsers give the microphone only to https pages. You can tap an answer.',
  NotLoaded: 'Hands-free listening could not be loaded. Hold the button to talk, or tap an answer.',
  NoRecorder: 'This browser cannot record sound. You can tap an answer.',
};

/** Why nothing can be recorded, said plainly; taps always work. */
export function microphoneProblem(name: string): Problem {
  const message = REASONS[name] ?? 'The microphone did not work. You can tap an answer.';
  return new Problem(name === 'InsecurePage' ? name : 'MicrophoneProblem', message, { wayOut: 'none' });
}

/** What keeps this page from the microphone before anybody is asked; null when nothing does. */
export function missingForMicrophone(page: {
  readonly isSecureContext: boolean;
  readonly canRecord: boolean;
}): string | null {
  if (!page.isSecureContext) return 'InsecurePage';
  return page.canRecord ? null : 'NoRecorder';
}

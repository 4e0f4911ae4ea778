import { useState } from 'react';
import { accountProblem } from './accountProblem';

export interface Task {
  readonly busy: boolean;
  /** What went wrong or was done, for the player. */
  readonly message: string;
  readonly say: (message: string) => void;
  /** Runs one thing at a time; a failure becomes the message. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** One thing that takes a while, with its outcome in words. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [message, say] = useState('');

  async function run(work: () => Promise<void>) {
    if (busy) return;
    setBusy(true);
    say('');
    try {
      await work();
    } catch (error) {
      say(accountProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return { busy, message, say, run };
}

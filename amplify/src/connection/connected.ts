import type { Outputs, Player } from './player';
import { Problem } from './problem';

type AmplifyModule = typeof import('./amplify');

export interface Connected extends Pick<AmplifyModule, 'amplifyRequest' | 'amplifyWatch'> {
  readonly player: Player;
}

let attempt: Promise<Connected> | null = null;
let failedBefore = false;

/** The connection: made once for all who ask, and anew after a failure. Throws a Problem. */
export function connected(): Promise<Connected> {
  attempt ??= connect().catch((error: unknown) => {
    attempt = null;
    throw error;
  });
  return attempt;
}

/** Reads where the game is from this page's own origin and points Amplify there. */
async function connect(): Promise<Connected> {
  const loading = import('./amplify').catch(() => null);
  const outputs = await fetchOutputs();
  const amplify = await loading;
  if (!amplify) throw notLoaded();
  return { ...amplify, player: await amplify.configure(outputs) };
}

async function fetchOutputs(): Promise<Outputs> {
  try {
    const response = await fetch('/amplify_outputs.json', { cache: 'no-store' });
    if (response.ok) return (await response.json()) as Outputs;
  } catch {
    // Reported below, as a refused answer is.
  }
  throw unreachable();
}

/** Some browsers do not load a module again that failed once, and a new release has other modules: then the page is. */
function notLoaded(): Problem {
  if (failedBefore) window.location.reload();
  failedBefore = true;
  return unreachable();
}

function unreachable(): Problem {
  return new Problem('Unreachable', 'No connection to the game.', { wayOut: 'retry' });
}

import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { createGuestTokens } from './createGuestTokens';
import { deviceStorage } from './deviceStorage';
import { exclusively } from './exclusively';
import { Problem } from './problem';

/** Who plays: a guest of this device, or somebody with an account. */
export type Identity = 'guest' | 'account';

type Outputs = Parameters<typeof parseAmplifyConfig>[0];

/** Reads where the game is from this page's own origin and points Amplify there. */
export async function connect(): Promise<Identity> {
  const config = parseAmplifyConfig(await fetchOutputs());
  if (config.Auth) {
    Amplify.configure(config);
    return 'account';
  }
  configureForGuests(config);
  return 'guest';
}

function configureForGuests(config: ResourcesConfig): void {
  const tokenProvider = createGuestTokens({
    fetch: window.fetch.bind(window),
    storage: deviceStorage(),
    now: Date.now,
    exclusively,
  });
  Amplify.configure(config, { Auth: { tokenProvider } });
}

async function fetchOutputs(): Promise<Outputs> {
  try {
    const response = await fetch('/amplify_outputs.json', { cache: 'no-store' });
    if (response.ok) return (await response.json()) as Outputs;
  } catch {
    // Reported below, as a refused answer is.
  }
  throw new Problem('Unreachable', 'No connection to the game.', { wayOut: 'retry' });
}

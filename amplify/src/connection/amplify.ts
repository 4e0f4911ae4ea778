/** All that needs Amplify, a module that loads beside the first picture. */
import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { fetchAuthSession } from 'aws-amplify/auth';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { createGuestTokens } from './createGuestTokens';
import { deviceStorage } from './deviceStorage';
import { exclusively } from './exclusively';
import type { Outputs, Player } from './player';

export { amplifyRequest } from './amplifyRequest';
export { amplifyWatch } from './amplifyWatch';

/** Points Amplify at the game, and says who plays. */
export async function configure(outputs: Outputs): Promise<Player> {
  const config = parseAmplifyConfig(outputs);
  if (!config.Auth) {
    configureForGuests(config);
    return 'guest';
  }
  Amplify.configure(config);
  const session = await fetchAuthSession().catch(() => null);
  return session?.tokens ? 'account' : 'signedOut';
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

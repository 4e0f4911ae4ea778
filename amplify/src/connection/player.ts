import type { parseAmplifyConfig } from 'aws-amplify/utils';

/** Who plays: a guest of this device, somebody with an account, or nobody yet where an account is needed. */
export type Player = 'guest' | 'account' | 'signedOut';

/** What /amplify_outputs.json holds. */
export type Outputs = Parameters<typeof parseAmplifyConfig>[0];

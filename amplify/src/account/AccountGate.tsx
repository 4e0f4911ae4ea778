import { getCurrentUser } from 'aws-amplify/auth';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Waiting } from '../shell/Waiting';
import { AccountScreen } from './AccountScreen';

type Status = 'looking' | 'signedIn' | 'signedOut';

/** Shows the game to players who are signed in, and the way in to others. */
export default function AccountGate({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<Status>('looking');
  useEffect(() => {
    getCurrentUser().then(
      () => setStatus('signedIn'),
      () => setStatus('signedOut'),
    );
  }, []);
  const onSignedIn = useCallback(() => setStatus('signedIn'), []);
  if (status === 'looking') return <Waiting label="Signing in" />;
  return status === 'signedIn' ? children : <AccountScreen onSignedIn={onSignedIn} />;
}

import type { Identity } from '../connection/connect';
import type { Play } from '../game/useGame';
import { ScreenTitle } from '../shell/ScreenTitle';
import { DeleteData } from './DeleteData';
import { ShortcutSwitch } from './ShortcutSwitch';
import { SignOut } from './SignOut';
import { Statistics } from './Statistics';

/** The player's own figures, settings and data. */
export default function YouScreen({ play, identity }: { play: Play; identity: Identity }) {
  return (
    <main className="page">
      <ScreenTitle>You</ScreenTitle>
      <Statistics />
      <ShortcutSwitch />
      <DeleteData onDeleted={play.leave} />
      {identity === 'account' && <SignOut onSignedOut={play.leave} />}
    </main>
  );
}

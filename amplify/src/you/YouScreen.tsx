import { useState } from 'react';
import type { Player } from '../connection/player';
import type { Play } from '../game/useGame';
import { ScreenTitle } from '../shell/ScreenTitle';
import { AboutApp } from './AboutApp';
import { DeleteData } from './DeleteData';
import { FeelSwitch } from './FeelSwitch';
import { ShortcutSwitch } from './ShortcutSwitch';
import { SignOut } from './SignOut';
import { Statistics } from './Statistics';

/** The player's own figures, settings and data. */
export default function YouScreen({ play, player }: { play: Play; player: Player | null }) {
  const [deletions, setDeletions] = useState(0);
  function onDeleted() {
    play.leave();
    setDeletions(deletions + 1);
  }
  return (
    <main className="page">
      <ScreenTitle>You</ScreenTitle>
      <Statistics key={deletions} />
      <FeelSwitch />
      <ShortcutSwitch />
      {player && <DeleteData player={player} onDeleted={onDeleted} />}
      <AboutApp />
      {player === 'account' && <SignOut onSignedOut={play.leave} />}
    </main>
  );
}

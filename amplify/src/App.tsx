import { lazy, Suspense, useEffect } from 'react';
import type { Identity } from './connection/connect';
import { GameScreen } from './game/GameScreen';
import { type Play, useGame } from './game/useGame';
import { HistoryScreen } from './history/HistoryScreen';
import { PastGameScreen } from './history/PastGameScreen';
import { Banner } from './shell/Banner';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Header } from './shell/Header';
import { Unreachable } from './shell/Unreachable';
import { useConnection } from './shell/useConnection';
import { useNewVersion } from './shell/useNewVersion';
import { useOnline } from './shell/useOnline';
import { useRoute } from './shell/useRoute';
import { Waiting } from './shell/Waiting';

const loadYou = () => import('./you/YouScreen');
const YouScreen = lazy(loadYou);
const AccountGate = lazy(() => import('./account/AccountGate'));
const DecksPage = lazy(() => import('./decks/DecksPage'));

/** Connects, signs in where that is needed, and shows the screen that the address names. */
export function App() {
  const connection = useConnection();
  const online = useOnline();
  const isNew = useNewVersion();
  return (
    <>
      {!online && (
        <Banner>
          <p>You are offline. Your game is kept and goes on when the network is back.</p>
        </Banner>
      )}
      {isNew && (
        <Banner>
          <p>A new version is here. Your game is kept.</p>
          <button type="button" onClick={() => window.location.reload()}>
            Load it
          </button>
        </Banner>
      )}
      <Suspense fallback={<Waiting />}>
        {connection.status === 'connecting' && <Waiting label="Connecting" />}
        {connection.status === 'failed' && <Unreachable problem={connection.problem} onRetry={connection.retry} />}
        {connection.status === 'connected' && <Connected identity={connection.identity} />}
      </Suspense>
    </>
  );
}

function Connected({ identity }: { identity: Identity }) {
  if (identity === 'guest') return <Screens identity={identity} />;
  return (
    <AccountGate>
      <Screens identity={identity} />
    </AccountGate>
  );
}

function Screens({ identity }: { identity: Identity }) {
  const play = useGame();
  const route = useRoute();
  const playing = play.state.game !== null;
  useEffect(() => {
    if (playing) void loadYou().catch(() => undefined);
  }, [playing]);
  return (
    <>
      <Header screen={route.screen} />
      <ErrorBoundary key={route.screen}>
        <Suspense fallback={<Waiting />}>{screenFor(route, play, identity)}</Suspense>
      </ErrorBoundary>
    </>
  );
}

function screenFor(route: ReturnType<typeof useRoute>, play: Play, identity: Identity) {
  switch (route.screen) {
    case 'history':
      return <HistoryScreen />;
    case 'pastGame':
      return <PastGameScreen key={route.gameId} gameId={route.gameId} play={play} />;
    case 'you':
      return <YouScreen play={play} identity={identity} />;
    case 'decks':
      return <DecksPage deckId={route.deckId} play={play} />;
    case 'game':
      return <GameScreen play={play} />;
  }
}

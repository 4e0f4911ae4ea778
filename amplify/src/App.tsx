import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { Player } from './connection/player';
import { GameScreen } from './game/GameScreen';
import { type Play, useGame } from './game/useGame';
import { HistoryScreen } from './history/HistoryScreen';
import { PastGameScreen } from './history/PastGameScreen';
import { Banner } from './shell/Banner';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Header } from './shell/Header';
import { Unreachable } from './shell/Unreachable';
import { type Connection, useConnection } from './shell/useConnection';
import { useNewVersion } from './shell/useNewVersion';
import { useOnline } from './shell/useOnline';
import { useRoute } from './shell/useRoute';
import { Waiting } from './shell/Waiting';

const loadYou = () => import('./you/YouScreen');
const YouScreen = lazy(loadYou);
const AccountScreen = lazy(() => import('./account/AccountScreen'));
const DecksPage = lazy(() => import('./decks/DecksPage'));

/** Connects, signs in where that is needed, and shows the screen that the address names. */
export function App() {
  const connection = useConnection();
  return <Connected connection={connection} news={useNews()} />;
}

/** What is said unasked, beside the screens. */
function useNews(): ReactNode {
  const online = useOnline();
  const isNew = useNewVersion();
  if (!online) {
    return (
      <Banner>
        <p>
          You are offline. <span>Your game is kept.</span>
        </p>
      </Banner>
    );
  }
  if (!isNew) return null;
  return (
    <Banner>
      <button type="button" onClick={() => window.location.reload()}>
        A new version is here. Load it
      </button>
    </Banner>
  );
}

/** The screens from the start: what they ask for waits until there is a connection. */
function Connected({ connection, news }: { connection: Connection; news: ReactNode }) {
  if (connection.status === 'failed') {
    return (
      <>
        {news}
        <Unreachable problem={connection.problem} onRetry={connection.retry} />
      </>
    );
  }
  const player = connection.status === 'connected' ? connection.player : null;
  if (connection.status === 'connected' && player === 'signedOut') {
    return (
      <Suspense fallback={<Waiting />}>
        {news}
        <AccountScreen onSignedIn={connection.onSignedIn} />
      </Suspense>
    );
  }
  return <Screens player={player} news={news} />;
}

function Screens({ player, news }: { player: Player | null; news: ReactNode }) {
  const play = useGame();
  const route = useRoute();
  const playing = play.state.game !== null;
  // What the page brings along is taken over in one piece: nothing of it waits for more.
  const screen = screenFor(route, play, player);
  useEffect(() => {
    if (playing) void loadYou().catch(() => undefined);
  }, [playing]);
  return (
    <>
      <Header screen={route.screen}>{news}</Header>
      <ErrorBoundary key={route.screen}>
        {route.screen === 'game' ? screen : <Suspense fallback={<Waiting />}>{screen}</Suspense>}
      </ErrorBoundary>
    </>
  );
}

function screenFor(route: ReturnType<typeof useRoute>, play: Play, player: Player | null) {
  switch (route.screen) {
    case 'history':
      return <HistoryScreen />;
    case 'pastGame':
      return <PastGameScreen key={route.gameId} gameId={route.gameId} play={play} />;
    case 'you':
      return <YouScreen play={play} player={player} />;
    case 'decks':
      return <DecksPage deckId={route.deckId} play={play} />;
    case 'game':
      return <GameScreen play={play} />;
  }
}

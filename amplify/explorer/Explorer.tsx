import { PlusIcon, ReloadIcon, ToolbarButton } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useCallback, useState } from 'react';
import { showExamples } from './examples';
import { FilledVariables } from './FilledVariables';
import { type Place, placeIn } from './fillVariables';
import { FRAGMENTS, OPERATIONS } from './operations';
import { type ApiRequest, post } from './post';
import { newPlayer, playerName } from './session';
import { isSubscription, standalone } from './standalone';
import { UpdatesPane } from './UpdatesPane';
import { useUpdates } from './useUpdates';

const SUBSCRIBED = { extensions: { subscription: 'Its updates are shown below.' } };

/** GraphiQL with the contract's operations as its tabs, for a guest of its own. */
export function Explorer() {
  const [place, setPlace] = useState<Place | null>(null);
  const [player, setPlayer] = useState('');
  const updates = useUpdates();
  const { follow } = updates;

  const fetcher = useCallback(
    async (edited: ApiRequest) => {
      const request = standalone(edited, FRAGMENTS);
      if (isSubscription(request)) {
        await follow(request);
        return SUBSCRIBED;
      }
      const answer = await post(request);
      setPlayer(playerName());
      setPlace((before) => placeIn(answer) ?? before);
      return answer;
    },
    [follow],
  );
  const change = () => {
    updates.end();
    void newPlayer().then(() => setPlayer(playerName()), showExamples);
  };

  return (
    <GraphiQL
      fetcher={fetcher}
      storage={sessionStorage}
      defaultTabs={OPERATIONS}
      externalFragments={FRAGMENTS}
      defaultEditorToolsVisibility="variables"
      isHeadersEditorEnabled={false}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <a href="/graphql/licences.txt">Licences</a> <span role="status">{player && `Player ${player}`}</span>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, copy, merge }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <ToolbarButton label="Examples" onClick={showExamples}>
              <ReloadIcon className="graphiql-toolbar-icon" aria-hidden="true" />
            </ToolbarButton>
            <ToolbarButton label="New player" onClick={change}>
              <PlusIcon className="graphiql-toolbar-icon" aria-hidden="true" />
            </ToolbarButton>
          </>
        )}
      </GraphiQL.Toolbar>
      <GraphiQL.Footer>
        <UpdatesPane {...updates} />
        <FilledVariables place={place} />
      </GraphiQL.Footer>
    </GraphiQL>
  );
}

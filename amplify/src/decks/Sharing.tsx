import { request } from '../connection/request';
import { ShareDeckDocument } from '../generated/deckOperations';
import { useLoad } from '../shell/useLoad';
import { loadTeams } from './Teams';
import type { DeckState, OwnDeck } from './useDeck';

/** Who may play the deck. */
export function Sharing({ deck, state }: { deck: OwnDeck; state: DeckState }) {
  const { data: teams } = useLoad(loadTeams);
  const shared = teams?.filter(({ role }) => role !== 'PLAYER') ?? [];
  function onChoose(value: string) {
    const teamId = value.startsWith('TEAM:') ? value.slice('TEAM:'.length) : null;
    const visibility = teamId ? 'TEAM' : value === 'LINK' ? 'LINK' : 'PRIVATE';
    state.run(() => request(ShareDeckDocument, { input: { deckId: deck.id, visibility, teamId } }));
  }
  return (
    <label className="choice">
      <span>Who may play it</span>
      <select
        value={deck.visibility === 'TEAM' && deck.teamId ? `TEAM:${deck.teamId}` : deck.visibility}
        disabled={state.busy}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        <option value="PRIVATE">Only I</option>
        {shared.map((team) => (
          <option key={team.id} value={`TEAM:${team.id}`}>
            The team {team.name}
          </option>
        ))}
        <option value="LINK">Whoever has the link</option>
      </select>
      {deck.visibility === 'LINK' && <output className="address">{window.location.href}</output>}
    </label>
  );
}

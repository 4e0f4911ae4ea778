import { request } from '../connection/request';
import { PlayerStatsDocument, type PlayerStatsQuery } from '../generated/operations';
import { ProblemBanner } from '../shell/ProblemBanner';
import { useLoad } from '../shell/useLoad';

/** How the player's games went. */
export function Statistics() {
  const { data, problem, reload } = useLoad(loadStats);
  const figures: readonly (readonly [label: string, value: string | number])[] = [
    ['Games', data?.gamesPlayed ?? '–'],
    ['I named it', data?.guessed ?? '–'],
    ['You won', data?.stumped ?? '–'],
    ['Named in extra questions', data?.namedInExtra ?? '–'],
    ['Stopped', data?.abandoned ?? '–'],
    ['Questions on average', data?.averageQuestions?.toFixed(1) ?? '–'],
  ];
  return (
    <section aria-labelledby="statistics">
      {problem && <ProblemBanner problem={problem} onRetry={reload} onDismiss={reload} />}
      <h2 id="statistics">Statistics</h2>
      <dl className="figures">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function loadStats(): Promise<PlayerStatsQuery['playerStats']> {
  return (await request(PlayerStatsDocument, {})).playerStats;
}

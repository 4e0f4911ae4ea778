import { type FormEvent, useState } from 'react';
import type { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import {
  CreateTeamDocument,
  JoinTeamDocument,
  LeaveTeamDocument,
  type TeamFieldsFragment,
  TeamsDocument,
} from '../generated/deckOperations';
import { ProblemBanner } from '../shell/ProblemBanner';
import { useLoad } from '../shell/useLoad';
import { Invite } from './Invite';
import { Members } from './Members';

/** The player's teams: join one by a code, make one, invite others. */
export function Teams() {
  const { data: teams, reload } = useLoad(loadTeams);
  const [problem, setProblem] = useState<Problem | null>(null);
  function run(task: Promise<unknown>) {
    setProblem(null);
    task.then(reload, (error: unknown) => setProblem(toProblem(error)));
  }
  return (
    <section aria-labelledby="teams">
      <h2 id="teams">Teams</h2>
      <ul className="documents">
        {teams?.map((team) => (
          <li key={team.id}>
            <span>
              <b>{team.name}</b> {team.members.map(({ name }) => name).join(', ')}
            </span>
            {team.role === 'OWNER' && <Members team={team} onRun={run} />}
            {team.role === 'OWNER' && <Invite teamId={team.id} onProblem={setProblem} />}
            <button
              type="button"
              className="button"
              aria-label={`Leave ${team.name}`}
              onClick={() => run(request(LeaveTeamDocument, { input: { teamId: team.id } }))}
            >
              Leave
            </button>
          </li>
        ))}
      </ul>
      <TeamForm
        label="Join with a code"
        field="Code"
        onSend={(code, memberName) => run(request(JoinTeamDocument, { input: { code, memberName } }))}
      />
      <TeamForm
        label="Make a team"
        field="Name of the team"
        onSend={(name, memberName) => run(request(CreateTeamDocument, { input: { name, memberName } }))}
      />
      {problem && (
        <ProblemBanner problem={problem} onRetry={() => setProblem(null)} onDismiss={() => setProblem(null)} />
      )}
    </section>
  );
}

interface TeamFormProps {
  readonly label: string;
  readonly field: string;
  readonly onSend: (value: string, memberName: string) => void;
}

function TeamForm({ label, field, onSend }: TeamFormProps) {
  const [value, setValue] = useState('');
  const [memberName, setMemberName] = useState('');
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (value.trim() && memberName.trim()) onSend(value.trim(), memberName.trim());
  }
  return (
    <details>
      <summary>{label}</summary>
      <form className="brand-form" onSubmit={onSubmit}>
        <label className="account-field">
          {field}
          <input
            required
            maxLength={60}
            value={value}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
        </label>
        <label className="account-field">
          Your name, for the others in the team
          <input
            required
            maxLength={60}
            value={memberName}
            onChange={({ currentTarget }) => setMemberName(currentTarget.value)}
          />
        </label>
        <button type="submit" className="button">
          {label}
        </button>
      </form>
    </details>
  );
}

/** The player's teams. */
export async function loadTeams(): Promise<readonly TeamFieldsFragment[]> {
  return (await request(TeamsDocument, {})).teams;
}

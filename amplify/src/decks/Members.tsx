import { useState } from 'react';
import { request } from '../connection/request';
import { type Role, SetMemberDocument, type TeamFieldsFragment } from '../generated/deckOperations';
import { ConfirmDialog } from '../shell/ConfirmDialog';

type Member = TeamFieldsFragment['members'][number];

const ROLES: Record<Role, string> = {
  OWNER: 'Owner: everything',
  EDITOR: 'Editor: plays and changes decks',
  PLAYER: 'Player: plays decks',
};

interface MembersProps {
  readonly team: TeamFieldsFragment;
  readonly onRun: (task: Promise<unknown>) => void;
}

/** Who is in a team and what they may do, for an owner to change. */
export function Members({ team, onRun }: MembersProps) {
  const [leaving, setLeaving] = useState<Member | null>(null);
  function set(member: Member, role: Role | null) {
    onRun(request(SetMemberDocument, { input: { teamId: team.id, memberId: member.id, role } }));
  }
  return (
    <details>
      <summary>Members of {team.name}</summary>
      <ul className="members">
        {team.members.map((member) => (
          <li key={member.id}>
            <label className="choice">
              <span>
                <b>{member.name}</b> {member.you && '(you)'}
              </span>
              <select
                aria-label={`What ${member.name} may do in ${team.name}`}
                value={member.role}
                disabled={member.you}
                onChange={({ currentTarget }) => set(member, currentTarget.value as Role)}
              >
                {Object.entries(ROLES).map(([role, words]) => (
                  <option key={role} value={role}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
            {!member.you && (
              <button
                type="button"
                className="button"
                aria-label={`Remove ${member.name} from ${team.name}`}
                onClick={() => setLeaving(member)}
              >
                Remove
              </button>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <ConfirmDialog
          title={`Remove ${leaving.name}?`}
          message={`${leaving.name} no longer plays what is for ${team.name}. A new code lets them in again.`}
          confirmLabel="Remove"
          cancelLabel="Keep"
          onConfirm={() => {
            set(leaving, null);
            setLeaving(null);
          }}
          onCancel={() => setLeaving(null)}
        />
      )}
    </details>
  );
}

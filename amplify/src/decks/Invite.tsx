import { useState } from 'react';
import type { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { CreateInvitationDocument } from '../generated/deckOperations';

/** A code with which others join as players, shown once. */
export function Invite({ teamId, onProblem }: { teamId: string; onProblem: (problem: Problem) => void }) {
  const [code, setCode] = useState('');
  function onInvite() {
    request(CreateInvitationDocument, { input: { teamId, role: 'PLAYER' } }).then(
      ({ createInvitation }) => setCode(createInvitation.code),
      (error: unknown) => onProblem(toProblem(error)),
    );
  }
  if (code) return <output className="address">{code}, good for 14 days</output>;
  return (
    <button type="button" className="button" onClick={onInvite}>
      Invite players
    </button>
  );
}

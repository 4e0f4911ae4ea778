import { deleteUser } from 'aws-amplify/auth';
import { useEffect, useRef, useState } from 'react';
import type { Player } from '../connection/player';
import type { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { DeletePlayerDataDocument } from '../generated/operations';
import { ConfirmDialog } from '../shell/ConfirmDialog';
import { ProblemBanner } from '../shell/ProblemBanner';
import { ExportData } from './ExportData';
import { WhatLeaves } from './WhatLeaves';

type Step = 'idle' | 'asking' | 'deleting';

/** Saves everything that is kept of the player, or deletes it after asking; an account goes with its data. */
export function DeleteData({ player, onDeleted }: { player: Player; onDeleted: () => void }) {
  const account = player === 'account';
  const [step, setStep] = useState<Step>('idle');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [result, setResult] = useState('');
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (result) said.current?.focus();
  }, [result]);

  async function onConfirm() {
    setStep('deleting');
    setProblem(null);
    try {
      const { deletePlayerData } = await request(DeletePlayerDataDocument, {});
      if (account) await deleteUser();
      setResult(deletedText(deletePlayerData));
      onDeleted();
      if (account) window.location.reload();
    } catch (error) {
      setProblem(toProblem(error));
    }
    setStep('idle');
  }

  return (
    <section aria-labelledby="data">
      {problem && <ProblemBanner problem={problem} onRetry={onConfirm} onDismiss={() => setProblem(null)} />}
      <h2 id="data">Your data</h2>
      <p>
        Your games with every answer, your recordings and what you teach are kept until you delete them. What three
        players teach alike may be added for everyone, without names of players. The machine may learn from finished
        games, without names and words; from deleted ones it learns no more.
      </p>
      <WhatLeaves />
      <ExportData />
      <button type="button" className="button" disabled={step === 'deleting'} onClick={() => setStep('asking')}>
        {account ? 'Delete my account' : 'Delete my data'}
      </button>
      <p ref={said} tabIndex={-1} role="status">
        {result}
      </p>
      {step === 'asking' && (
        <ConfirmDialog
          title={account ? 'Delete your account?' : 'Delete all your data?'}
          message={`${account ? 'Your account and all' : 'All'} your games, answers, recordings and what you taught go. This cannot be taken back.`}
          confirmLabel="Delete everything"
          cancelLabel="Keep it"
          onCancel={() => setStep('idle')}
          onConfirm={() => void onConfirm()}
        />
      )}
    </section>
  );
}

function deletedText({ games, recordings, decks }: { games: number; recordings: number; decks: number }): string {
  const of = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const others = decks > 0 ? `${of(recordings, 'recording')} and ${of(decks, 'deck')}` : of(recordings, 'recording');
  return `Deleted ${of(games, 'game')}${decks > 0 ? ',' : ' and'} ${others}.`;
}

import { useState } from 'react';
import type { Problem } from '../connection/problem';
import { toProblem } from '../connection/toProblem';
import { ProblemBanner } from '../shell/ProblemBanner';
import { exportData } from './exportData';

/** Saves everything that is kept of the player as a file. */
export function ExportData() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function onClick() {
    setBusy(true);
    setProblem(null);
    try {
      save(await exportData(new Date()));
    } catch (error) {
      setProblem(toProblem(error));
    }
    setBusy(false);
  }

  return (
    <>
      {problem && <ProblemBanner problem={problem} onRetry={onClick} onDismiss={() => setProblem(null)} />}
      <button type="button" className="button" aria-disabled={busy} onClick={() => busy || void onClick()}>
        {busy ? 'One moment' : 'Save my data as a file'}
      </button>
    </>
  );
}

function save(json: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  link.download = 'twentyq.json';
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

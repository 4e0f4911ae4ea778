import { useState } from 'react';
import { shareText } from './shareText';
import type { Game } from './types';

/** Shares the marks of the turns: by the phone's own way, else by the clipboard. */
export function ShareButton({ game }: { game: Game }) {
  const [said, setSaid] = useState('');

  async function onClick() {
    const text = shareText(game);
    try {
      if (navigator.share) return await navigator.share({ text });
      await navigator.clipboard.writeText(text);
      setSaid('Copied. It does not say what it was.');
    } catch (error) {
      const dismissed = error instanceof Error && error.name === 'AbortError';
      if (!dismissed) setSaid('This browser does not let a page share.');
    }
  }

  return (
    <>
      <button type="button" className="button button-wide" onClick={() => void onClick()}>
        Share the marks
      </button>
      <p role="status" className="hint">
        {said}
      </p>
    </>
  );
}

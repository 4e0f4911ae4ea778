import { Dialog } from '../shell/Dialog';
import { TurnList } from './TurnList';
import type { Turn } from './types';

export type OpenPart = 'words' | 'turns' | null;

export interface PlayDialogsProps {
  readonly open: OpenPart;
  readonly turns: readonly Turn[];
  readonly onClose: () => void;
}

/** The questions so far. */
export function PlayDialogs({ open, turns, onClose }: PlayDialogsProps) {
  if (open !== 'turns') return null;
  const answered = turns.filter(({ answer }) => answer);
  return (
    <Dialog title="So far" onClose={onClose}>
      {answered.length > 0 ? <TurnList turns={answered} /> : <p>This is the first question.</p>}
      <button type="button" className="button" onClick={onClose}>
        Back to the question
      </button>
    </Dialog>
  );
}

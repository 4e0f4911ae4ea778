import { ConfirmDialog } from '../shell/ConfirmDialog';
import { Dialog } from '../shell/Dialog';
import { TurnList } from './TurnList';
import type { Turn } from './types';

export type OpenPart = 'words' | 'turns' | 'stop' | null;

export interface PlayDialogsProps {
  readonly open: OpenPart;
  readonly turns: readonly Turn[];
  readonly onClose: () => void;
  readonly onStop: () => void;
}

/** The questions so far, and the question whether to stop. */
export function PlayDialogs({ open, turns, onClose, onStop }: PlayDialogsProps) {
  const answered = turns.filter(({ answer }) => answer);
  if (open === 'turns') {
    return (
      <Dialog title="So far" onClose={onClose}>
        {answered.length > 0 ? <TurnList turns={answered} /> : <p>This is the first question.</p>}
        <button type="button" className="button" onClick={onClose}>
          Back to the question
        </button>
      </Dialog>
    );
  }
  if (open !== 'stop') return null;
  return (
    <ConfirmDialog
      title="Stop this game?"
      message="It goes into your history as not finished."
      confirmLabel="Stop the game"
      cancelLabel="Keep playing"
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        onStop();
      }}
    />
  );
}

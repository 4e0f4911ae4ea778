import { type FormEvent, useEffect, useRef, useState } from 'react';

export interface WordsFormProps {
  readonly busy: boolean;
  readonly onSend: (text: string) => void;
  readonly onClose: () => void;
}

/** A text field for an answer in the player's own words. */
export function WordsForm({ busy, onSend, onClose }: WordsFormProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (busy || !text.trim()) return;
    onSend(text.trim());
    setText('');
  }

  return (
    <form className="words" onSubmit={onSubmit}>
      <label className="visually-hidden" htmlFor="words">
        Your answer in words
      </label>
      <input
        id="words"
        ref={field}
        value={text}
        maxLength={500}
        placeholder="In your own words"
        autoComplete="off"
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <button type="submit" className="button button-strong" aria-disabled={busy}>
        Send
      </button>
      <button type="button" className="button button-round" aria-label="Close" onClick={onClose}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="m6 6 12 12M18 6 6 18" />
        </svg>
      </button>
    </form>
  );
}

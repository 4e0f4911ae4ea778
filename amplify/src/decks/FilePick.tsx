export interface FilePickProps {
  readonly label: string;
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const TAKEN = '.csv,.tsv,.xlsx,.pdf,.docx,.html,.htm,.md,.txt';

/** A button that lets the player choose documents. */
export function FilePick({ label, busy, onFiles }: FilePickProps) {
  return (
    <label className="file-pick">
      <span className="button button-strong button-wide" aria-hidden="true">
        {busy ? 'One moment' : label}
      </span>
      <input
        type="file"
        className="visually-hidden"
        aria-label={label}
        accept={TAKEN}
        multiple
        disabled={busy}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}

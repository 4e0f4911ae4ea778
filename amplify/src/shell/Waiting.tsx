/** Stands where something will be, once it has arrived. Shows only when that takes a while. */
export function Waiting({ label = 'One moment' }: { label?: string }) {
  return (
    <p className="waiting" role="status">
      <span className="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span className="visually-hidden">{label}</span>
    </p>
  );
}

import { ScreenTitle } from '../shell/ScreenTitle';
import { AccountField } from './AccountField';
import { useAccount } from './useAccount';

/** Signing in, signing up, confirming and resetting, one small form at a time. */
export default function AccountScreen({ onSignedIn }: { onSignedIn: () => void }) {
  const { step, values, busy, message, change, submit, resend, go } = useAccount(onSignedIn);
  return (
    <main className="page account">
      <p className="brand">Twentyq</p>
      <ScreenTitle key={step.title}>{step.title}</ScreenTitle>
      {step.explanation && <p>{step.explanation}</p>}
      <form onSubmit={submit}>
        {step.fields.map((field) => (
          <AccountField key={field} field={field} value={values[field]} onChange={(value) => change(field, value)} />
        ))}
        <p className="account-message" role="alert">
          {message}
        </p>
        <button type="submit" className="button button-strong button-wide" aria-disabled={busy}>
          {busy ? 'One moment' : step.action}
        </button>
        {step.resend && (
          <button type="button" className="button button-wide" aria-disabled={busy} onClick={resend}>
            Send a new code
          </button>
        )}
      </form>
      <p className="account-links">
        {step.links.map(([to, label]) => (
          <button key={to} type="button" className="link" onClick={() => go(to)}>
            {label}
          </button>
        ))}
      </p>
    </main>
  );
}

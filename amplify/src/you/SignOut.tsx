import { signOut } from 'aws-amplify/auth';

/** Leaves the account on this device. */
export function SignOut({ onSignedOut }: { onSignedOut: () => void }) {
  function onClick() {
    const leave = () => {
      onSignedOut();
      window.location.reload();
    };
    signOut().then(leave, leave);
  }
  return (
    <button type="button" className="button" onClick={onClick}>
      Sign out
    </button>
  );
}

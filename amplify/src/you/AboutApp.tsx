import { useInstall } from '../shell/installOffer';

/** The app on this device, and whose work is in it. */
export function AboutApp() {
  const install = useInstall();
  return (
    <section aria-labelledby="app">
      <h2 id="app">The app</h2>
      {install && (
        <button type="button" className="button" onClick={install}>
          Install on this device
        </button>
      )}
      <p>
        MIT licence. <a href="/licences.txt">Licences of what it is built on</a>
      </p>
    </section>
  );
}

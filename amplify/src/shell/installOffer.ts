import { useSyncExternalStore } from 'react';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallPrompt | null = null;
const listeners = new Set<() => void>();

/** Keeps the browser's offer to install the app, until the player wants it. Called once, at the start. */
export function keepInstallOffer(): void {
  offer = (window.twentyqEarly?.offer ?? null) as InstallPrompt | null;
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    change(event as InstallPrompt);
  });
  window.addEventListener('appinstalled', () => change(null));
}

/** How to install the app; null where the browser does not offer it. */
export function useInstall(): (() => void) | null {
  const current = useSyncExternalStore(subscribe, () => offer);
  if (!current) return null;
  return () => {
    current.prompt().catch(() => undefined);
    change(null);
  };
}

function change(next: InstallPrompt | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

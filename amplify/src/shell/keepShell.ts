/** Lets the service worker keep the app's own files, where the browser allows one. The game runs without it. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const keep = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  if (document.readyState === 'complete') keep();
  else window.addEventListener('load', keep);
}

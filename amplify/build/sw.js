/** Keeps the shell of the app. Whatever is not in the shell (the API, sign-in, settings) goes straight to the network. */
const CACHE = `twentyq-shell-${__VERSION__}`;
const SHELL = new Set(__SHELL__);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...SHELL])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOutdated).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !SHELL.has(url.pathname)) return;
  event.respondWith(event.request.mode === 'navigate' ? newestPage(event.request) : kept(event.request));
});

function isOutdated(name) {
  return name.startsWith('twentyq-shell-') && name !== CACHE;
}

async function kept(request) {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

async function newestPage(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(4000) });
  } catch {
    return kept(new Request('/'));
  }
}

/**
 * Runs before the first picture, which the page brings along: the start screen. It stays hidden where another one is wanted.
 * Once it is drawn the app's parts run, each in a task of its own; a tap meanwhile, and the browser's
 * offer to install it, are kept until the app can take them.
 */
(() => {
  const { dataset } = document.documentElement;
  const parts = document.currentScript.dataset.parts.split(' ');
  const FIRST_WAIT = 2000;
  const LONGEST_WAIT = 30000;
  const NO_PICTURE = 2000;

  if (!/^#?\/?$/.test(location.hash) || remembersGame()) dataset.elsewhere = '';
  const early = { tapped: null, offer: null, end };
  window.twentyqEarly = early;
  addEventListener('click', keep, true);
  addEventListener('beforeinstallprompt', keepOffer);
  addEventListener('DOMContentLoaded', () => load().catch(() => reloadLater(FIRST_WAIT)));

  function remembersGame() {
    try {
      return localStorage.getItem('twentyq.game') !== null;
    } catch {
      return false;
    }
  }

  /** Nobody else sees it, so that it is done once. */
  function keep(event) {
    const wanted = event.target.closest?.('a, button');
    if (!wanted) return;
    event.stopPropagation();
    early.tapped?.removeAttribute('data-tapped');
    early.tapped = wanted.matches('button') ? wanted : null;
    early.tapped?.setAttribute('data-tapped', '');
  }

  function keepOffer(event) {
    event.preventDefault();
    early.offer = event;
  }

  function end() {
    removeEventListener('click', keep, true);
    removeEventListener('beforeinstallprompt', keepOffer);
  }

  async function load() {
    await drawn();
    for (const part of parts) {
      await import(part);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Pages in the background draw nothing. */
  function drawn() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, NO_PICTURE);
    });
  }

  /** A part that did not load once is not loaded again by every browser, and a new release has others. */
  function reloadLater(wait) {
    const said = document.getElementById('unreachable');
    said.className = 'banner';
    said.textContent = 'No connection to the game. It loads by itself once there is one.';
    setTimeout(async () => {
      const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
      if (answer?.ok) location.reload();
      else reloadLater(Math.min(wait * 2, LONGEST_WAIT));
    }, wait);
  }
})();

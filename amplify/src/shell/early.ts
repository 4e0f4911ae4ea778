declare global {
  interface Window {
    /** That of build/early.js: the button that was tapped, and what the browser offered, before the app could take it. */
    twentyqEarly?: { tapped: HTMLElement | null; offer: Event | null; end(): void };
  }
}

export interface Early {
  /** Whether the screen that the page brought along is the one to go on with. */
  readonly shown: boolean;
  /** Ends the keeping of taps, and does what was tapped meanwhile. */
  readonly tap: () => void;
}

/** Takes over from the page as it was before the app. */
export function takeEarly(root: HTMLElement): Early {
  const early = window.twentyqEarly;
  const { dataset } = document.documentElement;
  const shown = root.hasChildNodes() && dataset.elsewhere === undefined;
  if (!shown) root.replaceChildren();
  delete dataset.elsewhere;
  const tap = () => {
    early?.end();
    const button = early?.tapped;
    if (!button) return;
    early.tapped = null;
    delete button.dataset.tapped;
    button.click();
  };
  return { shown, tap };
}

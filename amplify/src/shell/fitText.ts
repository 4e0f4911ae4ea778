const LEAST_REM = 1.25;
const MOST_REM = 4.75;
/** Type is no smaller than this in favour of a long word, in CSS pixels. */
const LEAST_FOR_WORD = 14;
const STEPS = 7;

/**
 * Sets the largest type in which no word of `text` is broken and, down to a least size, `box` does not grow. The box is what
 * takes the room that is left on the screen.
 */
export function fitText(text: HTMLElement, box: HTMLElement): void {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  text.dataset.measured = '';
  setSize(text, LEAST_REM * rem);
  const room = box.clientHeight;
  const fits = (size: number) => {
    setSize(text, size);
    return box.clientHeight <= room && text.scrollWidth <= text.clientWidth;
  };
  const size = largest(LEAST_REM * rem, MOST_REM * rem, fits);
  setSize(text, size);
  const share = text.clientWidth / text.scrollWidth;
  if (share < 1) setSize(text, Math.max(LEAST_FOR_WORD, Math.floor(size * share)));
  delete text.dataset.measured;
}

/** The largest number from `low`, which is taken for granted, to `high` for which `fits` holds, nearly. */
export function largest(low: number, high: number, fits: (size: number) => boolean): number {
  if (fits(high)) return high;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function setSize(text: HTMLElement, size: number): void {
  text.style.fontSize = `${size}px`;
}

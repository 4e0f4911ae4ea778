import { useState } from 'react';
import { ANSWER_LABELS, PLAIN_ANSWERS, SHADED_ANSWERS } from '../game/answers';
import { shortcutSetting } from '../shell/shortcutSetting';

const KEYS = [
  ...[...PLAIN_ANSWERS, ...SHADED_ANSWERS].map(({ answer, letter }) => [letter, ANSWER_LABELS[answer]] as const),
  ['u', 'Undo'],
  ['w', 'In words'],
] as const;

/** Turns the single-letter shortcuts on and off. */
export function ShortcutSwitch() {
  const [on, setOn] = useState(shortcutSetting.get);
  function onChange() {
    shortcutSetting.set(!on);
    setOn(!on);
  }
  return (
    <section className="shortcuts" aria-labelledby="keyboard">
      <h2 id="keyboard">Keyboard</h2>
      <label className="switch">
        <input type="checkbox" checked={on} onChange={onChange} />
        Answer with single letters
      </label>
      <ul className="keys">
        {KEYS.map(([letter, label]) => (
          <li key={letter}>
            <kbd>{letter.toUpperCase()}</kbd> {label}
          </li>
        ))}
      </ul>
    </section>
  );
}

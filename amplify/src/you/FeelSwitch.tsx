import { useState } from 'react';
import { feelSetting } from '../feel/feelSetting';

/** Turns the sounds and vibration of the game on and off. */
export function FeelSwitch() {
  const [on, setOn] = useState(feelSetting.get);
  function onChange() {
    feelSetting.set(!on);
    setOn(!on);
  }
  return (
    <section aria-labelledby="feel">
      <h2 id="feel">Sound and touch</h2>
      <label className="switch">
        <input type="checkbox" checked={on} onChange={onChange} />
        Sounds and vibration as the game moves
      </label>
    </section>
  );
}

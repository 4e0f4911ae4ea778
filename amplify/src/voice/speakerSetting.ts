import { deviceStorage } from '../connection/deviceStorage';

const KEY = 'twentyq.speaker';

/** Whether questions are played aloud; null until the player has chosen. */
export const speakerSetting = {
  get: (): boolean | null => {
    const stored = deviceStorage().getItem(KEY);
    return stored === null ? null : stored === 'on';
  },
  set: (on: boolean): void => deviceStorage().setItem(KEY, on ? 'on' : 'off'),
};

import { deviceStorage } from '../connection/deviceStorage';

const KEY = 'twentyq.feel';

/** Whether taps sound and are felt: on until the player turns it off. */
export const feelSetting = {
  get: (): boolean => deviceStorage().getItem(KEY) !== 'off',
  set: (on: boolean): void => deviceStorage().setItem(KEY, on ? 'on' : 'off'),
};

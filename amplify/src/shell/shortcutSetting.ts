import { deviceStorage } from '../connection/deviceStorage';

const KEY = 'twentyq.shortcuts';

/** Whether single letters answer questions: on until the player turns it off (WCAG 2.1.4). */
export const shortcutSetting = {
  get: (): boolean => deviceStorage().getItem(KEY) !== 'off',
  set: (on: boolean): void => deviceStorage().setItem(KEY, on ? 'on' : 'off'),
};

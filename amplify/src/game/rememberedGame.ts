import { deviceStorage } from '../connection/deviceStorage';

const KEY = 'twentyq.game';

/** The id of the game this device last played, for a return after a reload. */
export const rememberedGame = {
  get: (): string | null => deviceStorage().getItem(KEY),
  set: (id: string): void => deviceStorage().setItem(KEY, id),
  forget: (): void => deviceStorage().removeItem(KEY),
};

import { request } from '../connection/request';
import { GameDocument } from '../generated/operations';
import type { Game } from './types';

/** The game as it stands, or null when it is not the player's. */
export async function fetchGame(id: string): Promise<Game | null> {
  return (await request(GameDocument, { id })).game;
}

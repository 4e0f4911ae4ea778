import type { GameFieldsFragment, GameUpdateFieldsFragment, TurnFieldsFragment } from '../generated/operations';

export type Game = GameFieldsFragment;
export type Turn = TurnFieldsFragment;
export type GameUpdate = GameUpdateFieldsFragment;
export type { Answer } from '../generated/operations';

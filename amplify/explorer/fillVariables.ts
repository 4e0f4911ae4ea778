/** Where the last answer stands. */
export interface Place {
  readonly gameId: string;
  readonly turn: number | null;
}

interface Update {
  readonly gameId?: string;
  readonly game?: { readonly currentTurn?: { readonly number?: number } | null } | null;
}

/** The game and turn of an answer or update; null where it has none. */
export function placeIn(answer: { readonly data?: object | null }): Place | null {
  const values: (Update | null)[] = Object.values(answer.data ?? {});
  const update = values.find((value) => value?.gameId);
  return update?.gameId ? { gameId: update.gameId, turn: update.game?.currentTurn?.number ?? null } : null;
}

/** The variables with that game and turn wherever they name one; what is no JSON stays as it is. */
export function fillVariables(variables: string, { gameId, turn }: Place): string {
  const fill = (key: string, value: unknown) => {
    if (key === 'gameId' || key === 'id') return gameId;
    return key === 'turn' && turn !== null ? turn : value;
  };
  try {
    const before: unknown = JSON.parse(variables);
    const after = JSON.stringify(before, fill, 2);
    return after === JSON.stringify(before, null, 2) ? variables : after;
  } catch {
    return variables;
  }
}

import { toProblem } from '../connection/toProblem';
import type { Command } from './command';
import type { GameEvent } from './gameState';
import type { Game, GameUpdate } from './types';

export interface CommandsInput {
  readonly perform: (command: Command) => Promise<GameUpdate>;
  readonly fetchGame: (gameId: string) => Promise<Game | null>;
  readonly remembered: { set(gameId: string): void; forget(): void };
  readonly dispatch: (event: GameEvent) => void;
}

export interface Commands {
  /** Sends a command, unless one is on its way. Never rejects: a failure becomes an event. */
  send(command: Command): Promise<void>;
  /** Looks at a game as it stands on the server, or finds that there is none. Never rejects. */
  open(gameId: string | null): Promise<void>;
  /** Turns away from the game, and from what is on its way. */
  leave(): void;
}

/** What the player does, as events of the screen. What arrives late for a game that was left since then is dropped. */
export function createCommands({ perform, fetchGame, remembered, dispatch }: CommandsInput): Commands {
  let sending: Command | null = null;
  /** Grows with every game that the player turns to. */
  let turned = 0;

  async function open(gameId: string | null): Promise<void> {
    turned += 1;
    const turn = turned;
    if (gameId) remembered.set(gameId);
    try {
      const game = gameId ? await fetchGame(gameId) : null;
      if (turn !== turned) return;
      if (!game) remembered.forget();
      dispatch({ type: 'opened', game });
    } catch (error) {
      if (turn === turned) dispatch({ type: 'openingFailed', problem: toProblem(error) });
    }
  }

  async function send(command: Command): Promise<void> {
    if (sending) return;
    sending = command;
    if (command.kind === 'start') turned += 1;
    dispatch({ type: 'sent', command });
    const event = await outcome(command);
    if (sending !== command) return;
    sending = null;
    if (event.type === 'replied') {
      if (command.kind === 'start') turned += 1;
      remembered.set(event.update.gameId);
    }
    dispatch(event);
    if (event.type === 'failed' && event.problem.wayOut === 'refetch' && command.kind !== 'start') {
      await open(command.gameId);
    }
  }

  async function outcome(command: Command) {
    try {
      return { type: 'replied', update: await perform(command) } as const;
    } catch (error) {
      return { type: 'failed', command, problem: toProblem(error) } as const;
    }
  }

  function leave(): void {
    turned += 1;
    sending = null;
    remembered.forget();
    dispatch({ type: 'left' });
  }

  return { send, open, leave };
}

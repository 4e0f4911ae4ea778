/** What the player can do about a problem: try again, look at the game as it stands, start over, sign in, or nothing. */
export type WayOut = 'retry' | 'refetch' | 'home' | 'signIn' | 'none';

interface ProblemDetails {
  readonly wayOut: WayOut;
  readonly retryAfterSeconds?: number;
}

/** Whether it goes away by itself: the server is out of reach for now. */
export function isPassing(problem: Problem | null): boolean {
  return problem?.name === 'Unreachable' || (problem?.name === 'ServiceUnavailable' && problem.wayOut === 'retry');
}

/** A failure with a stable name, a message for the player and a way out. */
export class Problem extends Error {
  override readonly name: string;
  readonly wayOut: WayOut;
  readonly retryAfterSeconds: number;

  constructor(name: string, message: string, { wayOut, retryAfterSeconds = 0 }: ProblemDetails) {
    super(message);
    this.name = name;
    this.wayOut = wayOut;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

import { Problem, type WayOut } from './problem';

interface WireError {
  readonly name?: string;
  readonly message?: string;
  readonly errorType?: string;
  readonly errorInfo?: {
    readonly reason?: string;
    readonly retryAfterSeconds?: number;
    readonly retryable?: boolean;
  } | null;
  readonly originalError?: { readonly name?: string } | null;
}

const KNOWN: Record<string, readonly [message: string, wayOut: WayOut]> = {
  AudioTooLong: ['That was too long to listen to. Say it in a few words, or tap.', 'none'],
  AudioUnreadable: ['That recording could not be heard. Try again, or tap.', 'none'],
  DeckNotFound: ['That set of things is no longer offered. Please choose another.', 'home'],
  GameNotFound: ['This game is no longer kept. You can start a new one.', 'home'],
  GameOver: ['This game is already over. Here is how it ended.', 'refetch'],
  NothingToUndo: ['There is no answer to take back.', 'refetch'],
  ServiceUnavailable: ['The game is out of reach for a moment.', 'retry'],
  SignInNeeded: ['You are signed out. Sign in to go on.', 'signIn'],
  TurnAlreadyAnswered: ['This question already had an answer. Here is where the game stands.', 'refetch'],
  TurnNotAsked: ['The game had moved on. Here is where it stands.', 'refetch'],
  Unauthorized: ['You are signed out. Sign in to go on.', 'signIn'],
  Unreachable: ['No connection to the game. Nothing is lost.', 'retry'],
};

/** Refusals about decks and teams, whose own words say what would help. */
const SAID = new Set(['DeckRefused', 'InvitationExpired', 'NotAllowed', 'NotReady', 'QuotaExceeded', 'TeamNotFound']);

const ALIASES: Record<string, string> = {
  AbortError: 'Unreachable',
  CanceledError: 'Unreachable',
  NetworkError: 'Unreachable',
  NoSignedUser: 'SignInNeeded',
  NoValidAuthTokens: 'SignInNeeded',
  NotAuthorizedException: 'Unauthorized',
  UnauthorizedException: 'Unauthorized',
  UserUnAuthenticatedException: 'SignInNeeded',
};

/** Turns whatever Amplify, the server or the browser throws into a Problem. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const cause = firstError(error);
  if (cause.underlyingError instanceof Problem) return cause.underlyingError;
  const name = nameOf(cause);
  if (name === 'ServiceUnavailable' && cause.errorInfo?.retryable === false) return notOffered();
  const known = KNOWN[name];
  if (known) return new Problem(name, known[0], { wayOut: known[1] });
  if (name === 'RateLimited') return rateLimited(cause.errorInfo?.retryAfterSeconds ?? 5);
  if (SAID.has(name) && cause.message) return new Problem(name, cause.message, { wayOut: 'none' });
  if (name === 'InvalidInput') return invalidInput(cause.errorInfo?.reason);
  return new Problem('InternalError', 'Something went wrong on our side. Your game is kept.', { wayOut: 'retry' });
}

function firstError(error: unknown): WireError & { readonly underlyingError?: unknown } {
  if (typeof error !== 'object' || error === null) return {};
  const { errors } = error as { errors?: unknown };
  return Array.isArray(errors) && errors.length > 0 ? (errors[0] as WireError) : (error as WireError);
}

function nameOf(cause: WireError): string {
  const name = cause.errorType ?? cause.originalError?.name ?? cause.name ?? '';
  if (name === 'TypeError' && /fetch|network|load failed/i.test(cause.message ?? '')) return 'Unreachable';
  return ALIASES[name] ?? name;
}

function notOffered(): Problem {
  return new Problem('ServiceUnavailable', 'That is not possible here. Please tap an answer.', { wayOut: 'none' });
}

function rateLimited(seconds: number): Problem {
  const wait = seconds === 1 ? 'a second' : `${Math.ceil(seconds)} seconds`;
  return new Problem('RateLimited', `That was a lot at once. Try again in ${wait}.`, {
    wayOut: 'retry',
    retryAfterSeconds: seconds,
  });
}

function invalidInput(reason: string | undefined): Problem {
  const detail = reason ? `: ${reason.replace(/\.$/, '')}` : '';
  return new Problem('InvalidInput', `That could not be used${detail}.`, { wayOut: 'none' });
}

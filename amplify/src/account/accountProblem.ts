import { toProblem } from '../connection/toProblem';

const WRONG = 'That email and password do not go together.';

const MESSAGES: Record<string, string> = {
  CodeMismatchException: 'That is not the code we sent. Look again, or have a new one sent.',
  EmptySignInPassword: 'Please enter your password.',
  EmptySignInUsername: 'Please enter your email address.',
  ExpiredCodeException: 'That code is too old. Have a new one sent.',
  InvalidParameterException: 'Please check your email address and password.',
  InvalidPasswordException:
    'That password is too easy. Use at least 8 characters: small and capital letters, digits and a sign.',
  LimitExceededException: 'Too many attempts. Please wait a while.',
  NotAuthorizedException: WRONG,
  SignInStepNotOffered: 'This account asks for a way to sign in that is not offered here.',
  TooManyRequestsException: 'Too many attempts. Please wait a while.',
  UserNotFoundException: WRONG,
  UsernameExistsException: 'There is an account with this email already. Sign in instead.',
};

/** What went wrong while signing in, in plain words. */
export function accountProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return MESSAGES[name] ?? toProblem(error).message;
}

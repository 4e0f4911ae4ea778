import {
  autoSignIn,
  confirmResetPassword,
  confirmSignUp,
  resendSignUpCode,
  resetPassword,
  signIn,
  signUp,
} from 'aws-amplify/auth';

export type Field = 'email' | 'password' | 'newPassword' | 'code';
export type Values = Readonly<Record<Field, string>>;
export type Step = 'signIn' | 'signUp' | 'confirm' | 'forgot' | 'newPassword';

export interface AccountStep {
  readonly title: string;
  readonly explanation?: string;
  readonly fields: readonly Field[];
  readonly action: string;
  /** Does the step; answers the next one, or signedIn. */
  readonly submit: (values: Values) => Promise<Step | 'signedIn'>;
  readonly links: readonly (readonly [to: Step, label: string])[];
  readonly resend?: (values: Values) => Promise<unknown>;
}

export const ACCOUNT_STEPS: Record<Step, AccountStep> = {
  signIn: {
    title: 'Sign in',
    fields: ['email', 'password'],
    action: 'Sign in',
    submit: submitSignIn,
    links: [
      ['signUp', 'Create an account'],
      ['forgot', 'I forgot my password'],
    ],
  },
  signUp: {
    title: 'Create an account',
    fields: ['email', 'newPassword'],
    action: 'Create account',
    submit: submitSignUp,
    links: [['signIn', 'I have an account']],
  },
  confirm: {
    title: 'Check your email',
    explanation: 'We sent you a code. It proves that the address is yours.',
    fields: ['code'],
    action: 'Confirm',
    submit: submitConfirm,
    resend: ({ email }) => resendSignUpCode({ username: email }),
    links: [['signIn', 'Back to sign in']],
  },
  forgot: {
    title: 'Forgot your password?',
    explanation: 'We send you a code with which you can set a new one.',
    fields: ['email'],
    action: 'Send the code',
    submit: async ({ email }) => {
      await resetPassword({ username: email });
      return 'newPassword';
    },
    links: [['signIn', 'Back to sign in']],
  },
  newPassword: {
    title: 'Set a new password',
    explanation: 'Enter the code from our email, and a new password.',
    fields: ['code', 'newPassword'],
    action: 'Set password',
    submit: submitNewPassword,
    resend: ({ email }) => resetPassword({ username: email }),
    links: [['signIn', 'Back to sign in']],
  },
};

async function submitSignIn({ email, password }: Values): Promise<Step | 'signedIn'> {
  const { isSignedIn, nextStep } = await signIn({ username: email, password });
  if (isSignedIn) return 'signedIn';
  if (nextStep.signInStep === 'CONFIRM_SIGN_UP') return 'confirm';
  if (nextStep.signInStep === 'RESET_PASSWORD') return 'forgot';
  throw Object.assign(new Error(nextStep.signInStep), { name: 'SignInStepNotOffered' });
}

async function submitSignUp({ email, newPassword }: Values): Promise<Step | 'signedIn'> {
  const { nextStep } = await signUp({
    username: email,
    password: newPassword,
    options: { userAttributes: { email }, autoSignIn: true },
  });
  return nextStep.signUpStep === 'CONFIRM_SIGN_UP' ? 'confirm' : finishSignUp();
}

async function submitConfirm({ email, code, password }: Values): Promise<Step | 'signedIn'> {
  const { nextStep } = await confirmSignUp({ username: email, confirmationCode: code });
  if (nextStep.signUpStep === 'COMPLETE_AUTO_SIGN_IN') return finishSignUp();
  if (!password) return 'signIn';
  return submitSignIn({ email, password, code, newPassword: '' });
}

async function submitNewPassword({ email, code, newPassword }: Values): Promise<Step | 'signedIn'> {
  await confirmResetPassword({ username: email, confirmationCode: code, newPassword });
  return submitSignIn({ email, password: newPassword, code, newPassword });
}

async function finishSignUp(): Promise<Step | 'signedIn'> {
  const { isSignedIn } = await autoSignIn();
  return isSignedIn ? 'signedIn' : 'signIn';
}

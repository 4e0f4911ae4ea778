import { type FormEvent, useState } from 'react';
import { ACCOUNT_STEPS, type AccountStep, type Field, type Step, type Values } from './accountSteps';
import { useTask } from './useTask';

export interface Account {
  readonly step: AccountStep;
  readonly values: Values;
  readonly busy: boolean;
  /** What went wrong or was done, for the player. */
  readonly message: string;
  readonly change: (field: Field, value: string) => void;
  readonly submit: (event: FormEvent) => void;
  readonly resend: () => void;
  readonly go: (step: Step) => void;
}

/** The way from a stranger to a signed-in player. */
export function useAccount(onSignedIn: () => void): Account {
  const [name, setName] = useState<Step>('signIn');
  const [values, setValues] = useState<Values>({ email: '', password: '', newPassword: '', code: '' });
  const { busy, message, say, run } = useTask();
  const step = ACCOUNT_STEPS[name];

  function go(next: Step) {
    say('');
    setValues((old) => ({ ...old, code: '', newPassword: '' }));
    setName(next);
  }

  async function submitStep() {
    const trimmed = { ...values, email: values.email.trim(), code: values.code.trim() };
    const next = await step.submit(trimmed);
    if (next === 'signedIn') onSignedIn();
    else go(next);
  }

  async function resendCode() {
    await step.resend?.(values);
    say('A new code is on its way.');
  }

  return {
    step,
    values,
    busy,
    message,
    go,
    change: (field, value) => setValues((old) => ({ ...old, [field]: value })),
    submit: (event) => {
      event.preventDefault();
      void run(submitStep);
    },
    resend: () => void run(resendCode),
  };
}

import type { Field } from './accountSteps';

const FIELDS = {
  email: { label: 'Email', type: 'email', autoComplete: 'username', inputMode: 'email' },
  password: { label: 'Password', type: 'password', autoComplete: 'current-password', inputMode: 'text' },
  newPassword: { label: 'New password', type: 'password', autoComplete: 'new-password', inputMode: 'text' },
  code: { label: 'Code', type: 'text', autoComplete: 'one-time-code', inputMode: 'numeric' },
} as const;

export interface AccountFieldProps {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One labelled field, which password stores and keyboards of phones recognise. */
export function AccountField({ field, value, onChange }: AccountFieldProps) {
  const { label, ...attributes } = FIELDS[field];
  return (
    <p className="account-field">
      <label htmlFor={field}>{label}</label>
      <input
        {...attributes}
        id={field}
        name={field}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </p>
  );
}

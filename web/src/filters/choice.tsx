import { useId } from 'react';

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  /** The label for no choice. */
  readonly any: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value | null; readonly label: string }[];
  /** Describes a value that is not among the options, since an address may have any value. */
  readonly describe: (value: Value) => string;
  readonly onChange: (value: Value | null) => void;
}

/** One of several, or none. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { label, any, value, options, describe, onChange } = props;
  const id = useId();
  const isUnlisted = value !== null && !options.some((option) => option.value === value);
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = event.target.value;
          onChange(options.find((option) => String(option.value) === chosen)?.value ?? null);
        }}
      >
        <option value="">{any}</option>
        {isUnlisted && <option value={value}>{describe(value)}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value ?? ''}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

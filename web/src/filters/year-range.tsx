import { useId } from 'react';

interface YearRangeProps {
  readonly from: number | null;
  readonly to: number | null;
  readonly onChange: (range: { fromYear?: number | null; toYear?: number | null }) => void;
}

/** Two years. Each takes effect when its field loses the focus or Enter is pressed, not during typing. */
export function YearRange({ from, to, onChange }: YearRangeProps) {
  return (
    <fieldset className="filter filter-years">
      <legend>Years</legend>
      <YearField
        label="From"
        value={from}
        onChange={(fromYear) => {
          onChange({ fromYear });
        }}
      />
      <YearField
        label="to"
        value={to}
        onChange={(toYear) => {
          onChange({ toYear });
        }}
      />
    </fieldset>
  );
}

interface YearFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (year: number | null) => void;
}

function YearField({ label, value, onChange }: YearFieldProps) {
  const id = useId();
  const take = (field: HTMLInputElement) => {
    if (!field.checkValidity()) return;
    const year = field.value === '' ? null : Number(field.value);
    if (year !== value) onChange(year);
  };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        // Refilled when the address changes.
        key={value}
        id={id}
        type="number"
        inputMode="numeric"
        min={1870}
        max={2100}
        defaultValue={value ?? ''}
        placeholder="any"
        onBlur={(event) => {
          take(event.currentTarget);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(event.currentTarget);
        }}
      />
    </>
  );
}

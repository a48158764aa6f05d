import { useId } from 'preact/hooks';

export interface Choice<T extends string> {
  value: T;
  label: string;
  about?: string;
}

interface Props<T extends string> {
  legend: string;
  choices: readonly Choice<T>[];
  chosen: T;
  onChoose(value: T): void;
}

/** A few choices side by side, of which one holds: radio buttons by another look. */
export function Segmented<T extends string>({ legend, choices, chosen, onChoose }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="segmented">
      <legend>{legend}</legend>
      <div class="segments">
        {choices.map(({ value, label, about }) => (
          <label key={value} title={about}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

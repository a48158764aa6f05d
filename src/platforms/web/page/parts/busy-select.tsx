import { useId, useState } from 'preact/hooks';

export interface SelectChoice {
  value: string;
  label: string;
  about?: string;
}

interface Props {
  class: string;
  placeholder: string;
  choices: readonly SelectChoice[];
  act(value: string): Promise<unknown>;
}

/** A menu that does something once an entry is chosen, and then asks again. */
export function BusySelect({ class: look, placeholder, choices, act }: Props) {
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  async function choose(select: HTMLSelectElement) {
    const { value } = select;
    select.value = '';
    if (value === '' || isBusy) return;
    setBusy(true);
    await act(value).finally(() => setBusy(false));
  }
  return (
    <select
      id={id}
      class={`${look}${isBusy ? ' busy' : ''}`}
      aria-label={placeholder}
      value=""
      onChange={(event) => void choose(event.currentTarget)}
    >
      <option value="">{placeholder}</option>
      {choices.map(({ value, label, about }) => (
        <option key={value} value={value}>
          {about === undefined ? label : `${label} – ${about}`}
        </option>
      ))}
    </select>
  );
}

import { useId, useRef, useState } from 'preact/hooks';
import { type FieldShape, type FormShape, fieldProblem } from './form-shape.ts';
import { UnknownBox } from './unknown-box.tsx';

interface Props {
  shape: FormShape;
  onCancel(): void;
  /** Resolves to a sentence on what was wrong; `null` when it was taken. */
  onSubmit(values: Record<string, string>): Promise<string | null>;
}

/** The fields of a form with their labels, bounds and what is wrong with them. */
export function FormFields({ shape, onCancel, onSubmit }: Props) {
  const fields = shape.parts.filter((part) => part.kind === 'field');
  const [values, setValues] = useState(() =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  );
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const problemOf = (field: FieldShape) => fieldProblem(field, values[field.name] ?? '');

  async function submit() {
    if (isBusy) return;
    setChecked(true);
    const wrong = fields.findIndex((field) => problemOf(field) !== null);
    if (wrong >= 0) {
      form.current?.querySelectorAll<HTMLElement>('input, textarea').item(wrong).focus();
      return;
    }
    setBusy(true);
    setRefusal((await onSubmit(values)) ?? '');
    setBusy(false);
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {shape.parts.map((part, index) =>
        part.kind === 'unknown' ? (
          <UnknownBox key={index} type={part.type} value={part.value} />
        ) : (
          <Field
            key={part.name}
            field={part}
            value={values[part.name] ?? ''}
            problem={isChecked ? problemOf(part) : null}
            isFirst={index === 0}
            onValue={(value) => setValues({ ...values, [part.name]: value })}
          />
        ),
      )}
      <p class="problem" role="alert">
        {refusal}
      </p>
      <div class="form-buttons">
        <button type="button" class="button plain cancel" onClick={onCancel}>
          {shape.cancel}
        </button>
        <button type="submit" class={`button primary submit${isBusy ? ' busy' : ''}`} aria-disabled={isBusy}>
          {shape.submit}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  field: FieldShape;
  value: string;
  problem: string | null;
  isFirst: boolean;
  onValue(value: string): void;
}

function Field({
  field: { name, label, multiline, required, most },
  value,
  problem,
  isFirst,
  onValue,
}: FieldProps) {
  const id = useId();
  const bound = most === null ? '' : `${value.length} of ${most} characters`;
  const shared = {
    id,
    name,
    value,
    autocomplete: 'off',
    autofocus: isFirst,
    maxLength: most ?? undefined,
    'aria-required': required,
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-about`,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <div class={`field${problem === null ? '' : ' wrong'}`}>
      <label for={id}>
        {label}
        {required ? <span class="required"> *</span> : <span class="optional"> (optional)</span>}
      </label>
      {multiline ? <textarea {...shared} rows={4} /> : <input {...shared} type="text" />}
      <p id={`${id}-about`} class="field-about">
        {problem === null ? bound : problem}
      </p>
    </div>
  );
}

/** A form as one platform would show it. */
export interface FormShape {
  title: string;
  submit: string;
  cancel: string;
  parts: FormPart[];
}

export type FormPart =
  | FieldShape
  /** What is no field of a kind this page draws. */
  | { kind: 'unknown'; type: string; value: unknown };

export interface FieldShape {
  kind: 'field';
  name: string;
  label: string;
  multiline: boolean;
  required: boolean;
  /** In UTF-16 units; `null` for no bound. */
  most: number | null;
  value: string;
}

/** Why a value cannot be sent; `null` when it can. */
export function fieldProblem({ required, most }: FieldShape, value: string): string | null {
  if (required && value.trim() === '') return 'Please fill this in.';
  if (most !== null && value.length > most)
    return `Please keep to ${most} characters: it has ${value.length}.`;
  return null;
}

import type { Form } from '../../../../core/document/document.ts';
import type { FormShape } from '../parts/form-shape.ts';

/** The form as Broadsheet means it. */
export function pageFormShape({ title, fields }: Form): FormShape {
  return {
    title,
    submit: 'Submit',
    cancel: 'Cancel',
    parts: fields.map(({ name, label, multiline, required, maxLength, value }) => ({
      kind: 'field',
      name,
      label,
      multiline,
      required,
      most: maxLength,
      value,
    })),
  };
}

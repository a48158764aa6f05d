import type { FormPart, FormShape } from '../parts/form-shape.ts';
import { asList, asNumber, asObject, asText, type Json } from '../parts/json.ts';

const LABEL = 18;
const TEXT_INPUT = 4;
const PARAGRAPH = 2;

/** The modal Discord would be sent. */
export function discordFormShape(payload: unknown): FormShape {
  const modal = asObject(payload);
  return {
    title: asText(modal.title),
    submit: 'Submit',
    cancel: 'Cancel',
    parts: asList(modal.components).map(partOf),
  };
}

function partOf(label: Json): FormPart {
  const input = asObject(label.component);
  if (label.type !== LABEL || input.type !== TEXT_INPUT) {
    return { kind: 'unknown', type: `component ${String(input.type ?? label.type)}`, value: label };
  }
  return {
    kind: 'field',
    name: asText(input.custom_id),
    label: asText(label.label),
    multiline: input.style === PARAGRAPH,
    // Discord takes a text input as required unless it says otherwise.
    required: input.required !== false,
    most: asNumber(input.max_length),
    value: asText(input.value),
  };
}

import type { FormPart, FormShape } from '../parts/form-shape.ts';
import { asList, asNumber, asObject, asText, type Json } from '../parts/json.ts';

/** The modal view Slack would be sent. */
export function slackFormShape(payload: unknown): FormShape {
  const view = asObject(payload);
  return {
    title: textOf(view.title),
    submit: textOf(view.submit) || 'Submit',
    cancel: textOf(view.close) || 'Cancel',
    parts: asList(view.blocks).map(partOf),
  };
}

function partOf(block: Json): FormPart {
  const element = asObject(block.element);
  if (block.type !== 'input' || element.type !== 'plain_text_input') {
    return { kind: 'unknown', type: asText(element.type) || asText(block.type), value: block };
  }
  return {
    kind: 'field',
    name: asText(block.block_id),
    label: textOf(block.label),
    multiline: element.multiline === true,
    required: block.optional !== true,
    most: asNumber(element.max_length),
    value: asText(element.initial_value),
  };
}

function textOf(text: unknown): string {
  return asText(asObject(text).text);
}

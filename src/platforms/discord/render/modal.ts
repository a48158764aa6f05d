import type { Form, FormField } from '../../../core/document/document.ts';
import { inertBlock } from '../../../core/document/inert-text.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { createIdWriter } from './custom-id.ts';
import type { DiscordModal, LabelComponent, TextInputComponent } from './payload.ts';
import { cutPoint, hasInk, plainLabel, tidyLine } from './plain-label.ts';

const STYLES = { line: 1, paragraph: 2 } as const;

/**
 * A form as a modal. Its `custom_id` carries the submit call (`readCustomId`); each field's `custom_id` is its name.
 * Discord shows five fields: further ones are left out, those one may leave empty first.
 */
export function renderModal(form: Form): DiscordModal {
  const named = hasInk(form.title) ? form.title : 'Fill in';
  return {
    title: plainLabel(named, DISCORD_LIMITS.modalTitleCharacters),
    custom_id: createIdWriter().button('form', form.submit),
    components: fieldsShown(form.fields).map(toLabel),
  };
}

function fieldsShown(fields: readonly FormField[]): FormField[] {
  const unique = fields.filter(
    ({ name }, index) => fields.findIndex((other) => other.name === name) === index,
  );
  const needed = unique.filter(({ required }) => required);
  const optional = unique.filter(({ required }) => !required);
  const chosen = new Set([...needed, ...optional].slice(0, DISCORD_LIMITS.modalFields));
  return unique.filter((field) => chosen.has(field));
}

function toLabel(field: FormField): LabelComponent {
  const named = hasInk(field.label) ? field.label : field.name;
  const label = plainLabel(hasInk(named) ? named : 'Text', DISCORD_LIMITS.fieldLabelCharacters);
  return { type: 18, label, component: toInput(field) };
}

function toInput(field: FormField): TextInputComponent {
  const most = Math.min(Math.max(1, Math.floor(field.maxLength) || 1), DISCORD_LIMITS.fieldTextCharacters);
  const text = field.multiline ? inertBlock(field.value) : tidyLine(field.value);
  const value = text.slice(0, cutPoint(text, most));
  const input: TextInputComponent = {
    type: 4,
    custom_id: field.name.slice(0, DISCORD_LIMITS.customIdCharacters),
    style: field.multiline ? STYLES.paragraph : STYLES.line,
    required: field.required,
    max_length: most,
  };
  return value === '' ? input : { ...input, value };
}

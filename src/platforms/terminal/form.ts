import type { Call, Form, FormField } from '../../core/document/document.ts';
import { inertBlock, inertLine } from '../../core/document/inert-text.ts';
import type { Heard, LineInput } from './line-input.ts';

const FIELD_PROMPT = '… ';

/** What empties a field that has a value, since Enter alone keeps it. */
const EMPTY_IT = '-';

/**
 * Asks a form field by field. Answers with the call to make, or `null` when the person called it off with
 * Ctrl-C or left. A field with several lines ends with an empty line or a full stop on its own.
 */
export async function askForm(form: Form, input: LineInput): Promise<Call | null> {
  await input.print(`${inertLine(form.title)} (Ctrl-C cancels)`);
  const args = { ...form.submit.args };
  for (const field of form.fields) {
    const answer = await askField(field, input);
    if (answer === null) {
      await input.print('Cancelled. Nothing was changed.');
      return null;
    }
    args[field.name] = answer;
  }
  return { route: form.submit.route, args };
}

async function askField(field: FormField, input: LineInput): Promise<string | null> {
  await input.print(instruction(field));
  for (;;) {
    const typed = field.multiline ? await readLines(input) : await readLine(input);
    if (typed === null) return null;
    const answer = settled(typed, field);
    if (answer === '' && field.required) {
      await input.print(`${inertLine(field.label)} is needed.`);
      continue;
    }
    if (answer.length <= field.maxLength) return answer;
    await input.print(`Only the first ${field.maxLength} characters were kept.`);
    return cutAt(answer, field.maxLength);
  }
}

function instruction(field: FormField): string {
  const kind = field.required ? '' : ' (optional)';
  const end = field.multiline ? ' – several lines; an empty line or a full stop on its own ends it' : '';
  const label = `${inertLine(field.label)}${kind}${end}`;
  if (field.value === '') return label;
  const empty = field.required ? '' : `, ${EMPTY_IT} empties it`;
  return `${label}\nNow: ${inertBlock(field.value)}\nEnter keeps it${empty}.`;
}

function settled(typed: string, field: FormField): string {
  if (typed === '') return field.value;
  return typed === EMPTY_IT && field.value !== '' && !field.required ? '' : typed;
}

async function readLine(input: LineInput): Promise<string | null> {
  return textOf(await input.next(FIELD_PROMPT, 'field'));
}

async function readLines(input: LineInput): Promise<string | null> {
  const lines: string[] = [];
  for (;;) {
    const line = await readLine(input);
    if (line === null) return null;
    if (line === '' || line === '.') return lines.join('\n');
    lines.push(line);
  }
}

function textOf(heard: Heard): string | null {
  return heard.kind === 'line' ? heard.text.trim() : null;
}

/** Cuts without leaving half a character behind. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

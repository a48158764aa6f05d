import type { Form, FormField } from '../document/document.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { DigestLine } from '../services.ts';

/** A form's title is cut at 24 characters by Slack. */
const NEW_TITLE = 'New digest';
const EDIT_TITLE = 'Edit digest';

export interface DigestFormLimits {
  when: number;
  zone: number;
  topic: number;
}

/** Asks for a new digest: when, and what about. */
export function newDigestForm(limits: DigestFormLimits): Form {
  const values = { day: 'monday 09:00', timezone: '', topic: '', author: '', category: '' };
  return {
    title: NEW_TITLE,
    fields: fieldsOf(values, limits),
    submit: { route: 'digest subscribe', args: {} },
  };
}

/** A digest as it is, to be changed; what is emptied is taken out. */
export function editDigestForm({ subscription, inWords }: DigestLine, limits: DigestFormLimits): Form {
  const { id, schedule, zone, covers, kind } = subscription;
  const fields = fieldsOf(
    {
      day: whenValue(schedule, inWords),
      timezone: zone,
      topic: covers.topic ?? '',
      author: covers.author ?? '',
      category: covers.category ?? '',
    },
    limits,
  );
  return {
    title: EDIT_TITLE,
    // What a personal digest is about is what its person follows.
    fields: kind === 'follow' ? fields.filter(({ name }) => ['day', 'timezone'].includes(name)) : fields,
    submit: { route: 'digest rewrite', args: { digest: id } },
  };
}

function fieldsOf(
  values: Record<'day' | 'timezone' | 'topic' | 'author' | 'category', string>,
  { when, zone, topic }: DigestFormLimits,
): FormField[] {
  return [
    field('day', 'When: monday 09:00, every weekday 8:30', values.day, when, true),
    field('timezone', 'Time zone: yours if left empty', values.timezone, zone),
    field('topic', 'Only papers about: any if left empty', values.topic, topic),
    field('author', 'Only by: anybody if left empty', values.author, topic),
    field('category', 'Only in: cs.LG; any if left empty', values.category, topic),
  ];
}

function field(name: string, label: string, value: string, maxLength: number, required = false): FormField {
  return { name, label, multiline: false, required, maxLength, value: value.slice(0, maxLength) };
}

/** The words of a cron expression can be long: the expression says the same. */
function whenValue(schedule: Schedule, inWords: string): string {
  return schedule.kind === 'cron' ? schedule.expression : inWords;
}

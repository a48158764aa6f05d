import { describe, expect, test } from 'vitest';
import type { Form } from '../../../../src/core/document/document.ts';
import { renderModal as discordModal } from '../../../../src/platforms/discord/render/index.ts';
import { renderModal as slackModal } from '../../../../src/platforms/slack/render/index.ts';
import { discordFormShape } from '../../../../src/platforms/web/page/discord/form-shape.ts';
import { pageFormShape } from '../../../../src/platforms/web/page/document/form-shape.ts';
import { fieldProblem } from '../../../../src/platforms/web/page/parts/form-shape.ts';
import { slackFormShape } from '../../../../src/platforms/web/page/slack/form-shape.ts';

const form: Form = {
  title: 'Note',
  fields: [
    { name: 'note', label: 'Your note', multiline: true, required: true, maxLength: 500, value: 'so far' },
    { name: 'tag', label: 'A tag', multiline: false, required: false, maxLength: 20, value: '' },
  ],
  submit: { route: 'reading note', args: { query: 'x' } },
};

const fields = [
  {
    kind: 'field',
    name: 'note',
    label: 'Your note',
    multiline: true,
    required: true,
    most: 500,
    value: 'so far',
  },
  { kind: 'field', name: 'tag', label: 'A tag', multiline: false, required: false, most: 20, value: '' },
];

describe('a form has the same fields in every view', () => {
  test('on the page', () => {
    expect(pageFormShape(form).parts).toEqual(fields);
  });

  test('as the modal Slack is sent', () => {
    expect(slackFormShape(slackModal(form, 'token')).parts).toEqual(fields);
  });

  test('as the modal Discord is sent', () => {
    expect(discordFormShape(discordModal(form)).parts).toEqual(fields);
  });
});

describe('what is no field', () => {
  test('is named in a Slack modal', () => {
    const shape = slackFormShape({ blocks: [{ type: 'input', element: { type: 'datepicker' } }] });

    expect(shape.parts).toMatchObject([{ kind: 'unknown', type: 'datepicker' }]);
  });

  test('is named in a Discord modal', () => {
    const shape = discordFormShape({ components: [{ type: 18, component: { type: 21 } }] });

    expect(shape.parts).toMatchObject([{ kind: 'unknown', type: 'component 21' }]);
  });

  test('a payload that is none has no parts', () => {
    expect(slackFormShape(null).parts).toEqual([]);
    expect(discordFormShape('text').parts).toEqual([]);
  });
});

describe('what can be sent', () => {
  const field = {
    kind: 'field',
    name: 'a',
    label: 'A',
    multiline: false,
    required: true,
    most: 3,
    value: '',
  } as const;

  test('a field one must fill is not left blank', () => {
    expect(fieldProblem(field, '  ')).toBe('Please fill this in.');
  });

  test('a field has no more than its characters', () => {
    expect(fieldProblem(field, 'abcd')).toBe('Please keep to 3 characters: it has 4.');
  });

  test('what keeps to both is fine', () => {
    expect(fieldProblem(field, 'abc')).toBeNull();
  });
});

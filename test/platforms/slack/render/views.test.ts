import { describe, expect, test } from 'vitest';
import type { Typeahead } from '../../../../src/core/command/command.ts';
import type { Form } from '../../../../src/core/document/document.ts';
import {
  renderHome,
  renderModal,
  renderOptions,
  renderUnfurl,
  searchAction,
  searchModal,
  typeaheadOf,
} from '../../../../src/platforms/slack/render/index.ts';
import { everyBlock, longDocument, sampleForm } from '../../../contracts/platform-samples.ts';
import { checkSlackPayload } from '../../../support/slack-rules/index.ts';
import { visibleText } from './visible.ts';

describe('a form', () => {
  test('is a modal with an input for each field, under the field’s name', () => {
    const view = renderModal(sampleForm, 'token');

    const fields = view.blocks.map((block) => ('block_id' in block ? block.block_id : null));
    expect(fields).toEqual(['tag', 'note']);
    expect([view.callback_id, view.private_metadata]).toEqual(['form', 'token']);
    expect(checkSlackPayload('views.open', { trigger_id: 'T', view })).toEqual([]);
  });

  test('gives back what was written, without an ellipsis, where there is less room now', () => {
    const view = renderModal(formWith({ value: 'one two three', maxLength: 6 }), '');

    expect(view.blocks[0]).toMatchObject({ element: { initial_value: 'one tw', max_length: 6 } });
  });

  test('lets an optional field stay empty', () => {
    const view = renderModal(formWith({ required: false }), '');

    expect(view.blocks[0]).toMatchObject({ optional: true });
  });

  test('is refused with metadata that Slack would refuse, since cut it would call something else', () => {
    expect(() => renderModal(sampleForm, 'x'.repeat(3001))).toThrow(RangeError);
  });
});

const TYPEAHEADS: readonly Typeahead[] = [
  'paper',
  'author',
  'reading',
  'category',
  'zone',
  'schedule',
  'digest',
];

describe('the search modal', () => {
  test.each(TYPEAHEADS)('is one Slack would take, in words of its own: %s', (typeahead) => {
    const view = searchModal({ typeahead, privateMetadata: '{}' });

    expect(checkSlackPayload('views.open', { trigger_id: 'T', view })).toEqual([]);
    expect(view.title.text).not.toMatch(/…$/u);
  });

  test.each(TYPEAHEADS)('tells by its select what is to be suggested: %s', (typeahead) => {
    expect(typeaheadOf(searchAction(typeahead))).toBe(typeahead);
  });

  test('is told apart from buttons', () => {
    expect([typeaheadOf('call:1'), typeaheadOf('suggest:constructor')]).toEqual([null, null]);
  });
});

describe('suggestions', () => {
  test('leave out a value too long to come back whole, and repeats', () => {
    const value = (each: string) => ({ value: each, label: `Paper ${each}`, typed: each });

    const options = renderOptions([value('a'), value('x'.repeat(76)), value('a'), value('b')]);

    expect(options.map((option) => [option.value, option.text.text])).toEqual([
      ['a', 'Paper a'],
      ['b', 'Paper b'],
    ]);
  });
});

describe('the App Home', () => {
  test('holds a document too long for a message', () => {
    const view = renderHome(longDocument(150));

    expect(visibleText(view.blocks)).not.toContain('Shortened');
    expect(checkSlackPayload('views.publish', { user_id: 'U1', view })).toEqual([]);
  });

  test('says where the rest is when even that is not enough', () => {
    expect(visibleText(renderHome(longDocument(2000)).blocks)).toContain('ask in a message for the rest');
  });
});

describe('an unfurl', () => {
  test('is a card with its buttons and a sentence for notifications', () => {
    const unfurl = renderUnfurl(everyBlock);

    expect(unfurl.fallback).toBe('Flowers of Algebra by Ada Example, 2021.');
    expect(visibleText(unfurl.blocks)).toContain('Abstract');
  });
});

function formWith(field: Partial<Form['fields'][number]>): Form {
  const [first] = sampleForm.fields;
  if (first === undefined) throw new Error('the sample form has no field');
  return { ...sampleForm, fields: [{ ...first, ...field }] };
}

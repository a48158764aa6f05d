import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import { readCall } from '../../../../src/core/command/call-token.ts';
import type { Call } from '../../../../src/core/document/document.ts';
import { createIdWriter } from '../../../../src/platforms/discord/render/custom-id.ts';
import {
  readChosen,
  readCustomId,
  renderChoices,
  renderModal,
  renderPlain,
} from '../../../../src/platforms/discord/render/index.ts';
import { everyBlock, longDocument, sampleForm } from '../../../contracts/platform-samples.ts';
import { checkDiscordPayload } from '../../../support/discord-rules/index.ts';
import { HOSTILE_HERE } from './hostile-here.ts';
import { effectsOf } from './seen.ts';

describe('what a component carries', () => {
  test('comes back as the call it was, however often it stands in one message', () => {
    const call: Call = { route: 'paper', args: { query: '~1vgx2sdf', page: 2 } };
    const ids = createIdWriter();

    const read = [1, 2, 3].map(() => readCustomId(ids.button('call', call)));

    const calls = read.map((pressed) => pressed?.kind === 'call' && readCall(commands, pressed.token));
    expect(calls).toEqual([call, call, call]);
  });

  test('is told apart by kind', () => {
    const ids = createIdWriter();
    const call: Call = { route: 'random', args: {} };

    expect(readCustomId(ids.button('share', call))).toEqual({ kind: 'share', token: 'random' });
    expect(readCustomId(ids.button('form', call))).toEqual({ kind: 'form', token: 'random' });
    expect(readCustomId(ids.select())).toEqual({ kind: 'pick' });
    expect(readCustomId('another bot')).toBeNull();
  });

  test('keeps the values of options apart and readable', () => {
    const ids = createIdWriter();
    const call: Call = { route: 'random', args: {} };

    const values = [ids.optionValue(call), ids.optionValue(call), ids.optionValue(call)];

    expect(values).toEqual(['random', 'random?~2', 'random?~3']);
    expect(values.map(readChosen)).toEqual(['random', 'random', 'random']);
  });

  test('is never longer than Discord takes, never empty, never twice the same', () => {
    const anyCall = fc.record({
      route: fc.constantFrom('', 'paper', 'reading add'),
      args: fc.dictionary(fc.constantFrom('query', 'note'), fc.constantFrom(...HOSTILE_HERE)),
    });
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 30 }), (calls) => {
        const ids = createIdWriter();

        const written = calls.flatMap((call) => [ids.button('call', call), ids.optionValue(call)]);

        expect(new Set(written).size).toBe(written.length);
        expect(written.filter((id) => id.length < 1 || id.length > 100 || /\p{Cs}/u.test(id))).toEqual([]);
      }),
    );
  });
});

describe('a form as a modal', () => {
  test('has a labelled field for each answer and carries its call', () => {
    const modal = renderModal(sampleForm);

    expect(modal).toEqual({
      title: 'Note for Flowers of Algebra',
      custom_id: 'f:reading note save?paper=flowers-of-algebra',
      components: [
        {
          type: 18,
          label: 'Tag',
          component: { type: 4, custom_id: 'tag', style: 1, required: true, max_length: 40 },
        },
        {
          type: 18,
          label: 'Your note',
          component: { type: 4, custom_id: 'note', style: 2, required: false, max_length: 500 },
        },
      ],
    });
  });

  test('keeps every rule, whatever stands in it', () => {
    const refused = HOSTILE_HERE.flatMap((text) => {
      const field = { label: text, multiline: true, required: true, maxLength: 9000, value: text };
      const fields = Array.from({ length: 7 }, (_, index) => ({ ...field, name: `f${index}` }));
      const modal = renderModal({ title: text, fields, submit: { route: 'paper', args: { query: text } } });
      return checkDiscordPayload('POST /interactions/1/token/callback', { type: 9, data: modal });
    });

    expect(refused).toEqual([]);
  });

  test('holds what was written before, line by line', () => {
    const field = {
      name: 'note',
      label: 'Note',
      multiline: true,
      required: false,
      maxLength: 20,
      value: 'one\ntwo',
    };

    const [label] = renderModal({ ...sampleForm, fields: [field] }).components;

    expect(label?.component.value).toBe('one\ntwo');
  });

  test('keeps the fields that must be filled in when there are too many', () => {
    const field = (name: string, required: boolean) => ({
      ...{ name, label: name, multiline: false, maxLength: 10, value: '' },
      required,
    });
    const fields = [...'abcdef'].map((name) => field(name, name === 'f'));

    const { components } = renderModal({ ...sampleForm, fields });

    expect(components.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd', 'f']);
  });
});

describe('choices of an autocomplete', () => {
  test('are at most 25, each once, names cut at a word’s end', () => {
    const values = Array.from({ length: 40 }, (_, index) => ({
      value: `paper-${Math.floor(index / 2)}`,
      label: 'a long title '.repeat(20),
      typed: 'x',
    }));

    const choices = renderChoices([...values, ...values]);

    expect(choices).toHaveLength(20);
    expect(choices[0]).toEqual({ name: expect.stringMatching(/^a long .*…$/u), value: 'paper-0' });
    expect(choices[0]?.name.length).toBeLessThanOrEqual(100);
  });

  test('leave out a value that could only be sent in part', () => {
    expect(renderChoices([{ value: 'x'.repeat(101), label: 'Title', typed: '' }])).toEqual([]);
  });

  test('keep every rule for hostile titles', () => {
    const values = HOSTILE_HERE.map((label, index) => ({ value: `v${index}`, label, typed: label }));

    const refused = [0, 25, 50, 75, 100, 125].flatMap((start) => {
      const data = { choices: renderChoices(values.slice(start)) };
      return checkDiscordPayload('POST /interactions/1/token/callback', { type: 8, data });
    });

    expect(refused).toEqual([]);
  });
});

describe('a document as plain content', () => {
  test('has the links of its actions and no buttons', () => {
    const text = renderPlain(everyBlock);

    expect(text).toContain('## [Flowers of Algebra](<https://example.org/flowers>)');
    expect(text).toContain('[Publisher](<https://example.org/publisher>)');
    expect(effectsOf(text).filter(({ kind }) => kind === 'mention' || kind === 'emoji')).toEqual([]);
  });

  test('is cut to 2000 characters and says so', () => {
    const text = renderPlain(longDocument(150));

    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).toMatch(/\n\n-# Shortened to fit\.$/u);
  });
});

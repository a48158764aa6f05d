import { type Broken, CALLBACK, input, modal, modalPart, times, V2 } from './sound-parts.ts';

export const BROKEN_RESPONSES: readonly Broken[] = [
  ['a response that is none', CALLBACK, 'pong', /no object/],
  ['a response of an unknown type', CALLBACK, { type: 99 }, /not known/],
  ['a response with another key', CALLBACK, { type: 6, extra: 1 }, /unknown key “extra”/],
  ['an empty answer', CALLBACK, { type: 4, data: {} }, /is empty/],
  ['a deferred answer with the flag of v2', CALLBACK, { type: 5, data: { flags: V2 } }, /ephemeral flag/],
  ['a deferred answer with content', CALLBACK, { type: 5, data: { content: 'x' } }, /ephemeral flag/],
  ['a deferred update with data', CALLBACK, { type: 6, data: { content: 'x' } }, /has data/],
  [
    'an update that lets mentions through',
    CALLBACK,
    { type: 7, data: { content: 'x' } },
    /forbid all mentions/,
  ],
  ['no choices', CALLBACK, { type: 8, data: {} }, /no list of choices/],
  [
    '26 choices',
    CALLBACK,
    { type: 8, data: { choices: times(26, (each) => ({ name: 'x', value: `${each}` })) } },
    /26 choices/,
  ],
  [
    'a choice without a name',
    CALLBACK,
    { type: 8, data: { choices: [{ name: ' ', value: 'x' }] } },
    /no name/,
  ],
  [
    'a choice without a value',
    CALLBACK,
    { type: 8, data: { choices: [{ name: 'x', value: '' }] } },
    /no value/,
  ],
  [
    'a choice over 100',
    CALLBACK,
    { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } },
    /name/,
  ],
  [
    'a choice’s value over 100',
    CALLBACK,
    { type: 8, data: { choices: [{ name: 'x', value: 'x'.repeat(101) }] } },
    /value has 101/,
  ],
  [
    'a choice that stands twice',
    CALLBACK,
    { type: 8, data: { choices: times(2, () => ({ name: 'x', value: 'x' })) } },
    /choice “x” stands twice/,
  ],
  ['a modal with a title over 45', CALLBACK, { type: 9, data: { ...modal, title: 'x'.repeat(46) } }, /title/],
  ['a modal with a blank title', CALLBACK, { type: 9, data: { ...modal, title: ' ' } }, /no title/],
  ['a modal without parts', CALLBACK, { type: 9, data: { ...modal, components: [] } }, /components/],
  [
    'a modal of six parts',
    CALLBACK,
    {
      type: 9,
      data: {
        ...modal,
        components: times(6, (each) => ({ ...modalPart, component: { ...input, custom_id: `${each}` } })),
      },
    },
    /6 parts/,
  ],
  [
    'a modal with one id twice',
    CALLBACK,
    { type: 9, data: { ...modal, components: [modalPart, modalPart] } },
    /stands twice/,
  ],
  [
    'a label over 45',
    CALLBACK,
    { type: 9, data: { ...modal, components: [{ ...modalPart, label: 'x'.repeat(46) }] } },
    /label/,
  ],
  [
    'a blank label',
    CALLBACK,
    { type: 9, data: { ...modal, components: [{ ...modalPart, label: ' ' }] } },
    /label is empty/,
  ],
  [
    'a text input over 4000',
    CALLBACK,
    {
      type: 9,
      data: { ...modal, components: [{ ...modalPart, component: { ...input, max_length: 4001 } }] },
    },
    /max_length/,
  ],
  [
    'a value longer than its input takes',
    CALLBACK,
    {
      type: 9,
      data: {
        ...modal,
        components: [{ ...modalPart, component: { ...input, max_length: 2, value: 'xxx' } }],
      },
    },
    /holds 3/,
  ],
  [
    'a value shorter than its input asks',
    CALLBACK,
    {
      type: 9,
      data: { ...modal, components: [{ ...modalPart, component: { ...input, min_length: 2, value: 'x' } }] },
    },
    /less than it asks/,
  ],
  [
    'an input that asks for more than it takes',
    CALLBACK,
    {
      type: 9,
      data: {
        ...modal,
        components: [{ ...modalPart, component: { ...input, min_length: 3, max_length: 2 } }],
      },
    },
    /more than it takes/,
  ],
];

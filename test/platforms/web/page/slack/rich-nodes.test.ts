import { expect, test } from 'vitest';
import { richNodes } from '../../../../../src/platforms/web/page/slack/rich-nodes.ts';

test('text is text, whatever signs are in it', () => {
  expect(richNodes([{ type: 'text', text: '*a* <b> &amp;' }])).toEqual([
    { kind: 'text', text: '*a* <b> &amp;' },
  ]);
});

test('styles are applied, each within the other', () => {
  expect(richNodes([{ type: 'text', text: 'a', style: { bold: true, italic: true } }])).toEqual([
    { kind: 'emphasis', children: [{ kind: 'strong', children: [{ kind: 'text', text: 'a' }] }] },
  ]);
});

test('a link that is not https is only its text', () => {
  expect(richNodes([{ type: 'link', url: 'javascript:alert(1)', text: 'a' }])).toEqual([
    { kind: 'text', text: 'a' },
  ]);
});

test('a call is named', () => {
  expect(richNodes([{ type: 'broadcast', range: 'here' }])).toEqual([{ kind: 'mention', text: '@here' }]);
});

test('an element of an unknown kind is named rather than dropped', () => {
  expect(richNodes([{ type: 'color', value: '#fff' }])).toEqual([{ kind: 'code', text: '[color]' }]);
});

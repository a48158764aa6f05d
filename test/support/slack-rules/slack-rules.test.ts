import { describe, expect, test } from 'vitest';
import { BAD_ELEMENTS } from './bad-elements.ts';
import { BAD_MESSAGES } from './bad-messages.ts';
import { BAD_VIEWS } from './bad-views.ts';
import { checkSlackPayload, hasSlackRules } from './index.ts';
import {
  BUTTON,
  CALL,
  EXTERNAL,
  HOME,
  INPUT,
  ISSUE,
  ISSUE_BLOCK_ID,
  MODAL,
  markup,
  POST,
  post,
  SECTION,
  SELECT,
  UNFURL,
} from './samples.ts';

const GOOD: readonly (readonly [string, object])[] = [
  ['chat.postMessage', POST],
  ['chat.postMessage', { ...POST, thread_ts: '1.2' }],
  ['chat.postMessage', ISSUE],
  ['chat.postMessage', { ...ISSUE, blocks: [{ ...CALL, block_id: ISSUE_BLOCK_ID }, SECTION] }],
  ['chat.postMessage', post({ type: 'actions', elements: [BUTTON, SELECT] })],
  ['chat.postMessage', post({ type: 'section', text: markup('Go <https://a.example/|there> &amp; back') })],
  ['chat.postMessage', { ...POST, blocks: JSON.stringify(POST.blocks), unfurl_links: 'false' }],
  ['chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'Only you see this.', blocks: [SECTION] }],
  ['chat.update', { channel: 'C1', ts: '1.2', text: 'It is found.', blocks: [SECTION] }],
  ['chat.unfurl', UNFURL],
  ['chat.unfurl', { unfurl_id: 'x', source: 'composer', unfurls: UNFURL.unfurls }],
  ['respond', { text: 'It is found.', blocks: [SECTION], replace_original: true }],
  ['respond', { delete_original: true }],
  ['views.open', { trigger_id: '1', view: MODAL }],
  ['views.open', { trigger_id: '1', view: { ...MODAL, blocks: [{ ...INPUT, element: EXTERNAL }] } }],
  ['views.publish', HOME],
  ['block_suggestion', { options: [] }],
];

describe('the rules for what goes to Slack', () => {
  test.each(GOOD)('let a good %s pass (%#)', (method, body) => {
    expect(checkSlackPayload(method, body)).toEqual([]);
  });

  test.each([...BAD_MESSAGES, ...BAD_ELEMENTS, ...BAD_VIEWS])(
    'refuse %s (%s)',
    (_what, method, body, words) => {
      const problems = checkSlackPayload(method, body);

      expect(problems.filter((problem) => !problem.includes(words))).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    },
  );

  test('are there for methods that show something, and only for those', () => {
    expect([hasSlackRules('chat.update'), hasSlackRules('auth.test')]).toEqual([true, false]);
  });
});

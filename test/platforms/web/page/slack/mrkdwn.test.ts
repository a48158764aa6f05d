import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineText } from '../../../../../src/platforms/web/page/inline/inline.ts';
import { parseMrkdwn } from '../../../../../src/platforms/web/page/slack/mrkdwn.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('what Slack takes for markup', () => {
  test('bold, italic and struck words', () => {
    expect(parseMrkdwn('*bold* _italic_ ~struck~')).toEqual([
      { kind: 'strong', children: [text('bold')] },
      text(' '),
      { kind: 'emphasis', children: [text('italic')] },
      text(' '),
      { kind: 'strike', children: [text('struck')] },
    ]);
  });

  test('styles stand within each other', () => {
    expect(parseMrkdwn('*a _b_*')).toEqual([
      { kind: 'strong', children: [text('a '), { kind: 'emphasis', children: [text('b')] }] },
    ]);
  });

  test('nothing in code is markup', () => {
    expect(parseMrkdwn('`*a* &amp; <b>`')).toEqual([{ kind: 'code', text: '*a* & <b>' }]);
  });

  test('a link has its label, or its address where there is none', () => {
    expect(parseMrkdwn('<https://arxiv.org/abs/1|one> <https://arxiv.org/abs/2>')).toEqual([
      { kind: 'link', href: 'https://arxiv.org/abs/1', children: [text('one')] },
      text(' '),
      { kind: 'link', href: 'https://arxiv.org/abs/2', children: [text('https://arxiv.org/abs/2')] },
    ]);
  });

  test('a call is named', () => {
    expect(parseMrkdwn('<!here> <@U1>')).toEqual([
      { kind: 'mention', text: '@here' },
      text(' '),
      { kind: 'mention', text: '@U1' },
    ]);
  });
});

describe('what Slack takes for text', () => {
  test('marks within words', () => {
    expect(parseMrkdwn('snake_case_name 2*3*4')).toEqual([text('snake_case_name 2*3*4')]);
  });

  test('escaped signs, as they read', () => {
    expect(parseMrkdwn('a &lt;b&gt; &amp;amp; c')).toEqual([text('a <b> &amp; c')]);
  });

  test('an emoji name', () => {
    expect(parseMrkdwn(':tada: done')).toEqual([text(':tada: done')]);
  });

  test('a mark that nothing closes', () => {
    expect(parseMrkdwn('A* search and *more')).toEqual([text('A* search and *more')]);
  });
});

describe('hostile text', () => {
  test.each([
    '<javascript:alert(1)|click>',
    '<http://a.example|x>',
    '<https://u:p@a.example|x>',
    '<data:text/html,x>',
  ])('%s is no link', (hostile) => {
    expect(parseMrkdwn(hostile)).toEqual([text(hostile)]);
  });

  test('an element is only text', () => {
    expect(parseMrkdwn('<img src=x onerror=alert(1)>')).toEqual([text('<img src=x onerror=alert(1)>')]);
  });

  test('a long run of opening marks stays what it is', () => {
    const run = '*a _b ~c `d <e '.repeat(4000);

    expect(inlineText(parseMrkdwn(run))).toContain('*a _b ~c ');
  });

  test('no letter is lost, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('*', '_', '~', '`', ' ', 'a', 'b', '\n')).map((signs) => signs.join('')),
        (written) => {
          const letters = (value: string) => value.replace(/[^ab]/gu, '');

          expect(letters(inlineText(parseMrkdwn(written)))).toBe(letters(written));
        },
      ),
    );
  });
});

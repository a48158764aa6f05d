import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Block, Document } from '../../../../src/core/document/document.ts';
import { renderMessage, renderModal, renderPlain } from '../../../../src/platforms/discord/render/index.ts';
import { everyBlock, longDocument, withFile } from '../../../contracts/platform-samples.ts';
import { checkDiscordPayload } from '../../../support/discord-rules/index.ts';
import { openSeedDesk, type TestDesk } from '../../../support/test-desk.ts';
import { HOSTILE_HERE } from './hostile-here.ts';
import {
  arbitraryDocument,
  BLOCKS_WITH,
  button,
  documentOf,
  partsOf,
  problemsOf,
  textOf,
} from './samples.ts';
import { effectsOf } from './seen.ts';

const KINDS = Object.keys(BLOCKS_WITH) as Block['kind'][];

const REPEATS = [1, 12];

const OUR_TARGET = 'https://example.org/safe';

/** What a document of one kind of block may do to its text. */
const OWN_EFFECTS: Readonly<Record<Block['kind'], readonly string[]>> = {
  heading: ['heading', 'link'],
  paragraph: ['strong'],
  facts: ['strong'],
  list: ['item', 'strong'],
  quote: ['quote', 'emphasis'],
  code: ['fence', 'code'],
  chart: ['strong', 'small', 'fence'],
  file: ['code'],
  note: ['small', 'code'],
};

describe('payloads Discord accepts', () => {
  describe.each(KINDS)('a %s of hostile text', (kind) => {
    test.each(REPEATS)('%i times over, keeps every rule', (times) => {
      const refused = HOSTILE_HERE.flatMap((text) => {
        const document = withActions(
          text,
          Array.from({ length: times }, () => BLOCKS_WITH[kind](text)),
        );
        return problemsOf(renderMessage(document, { share: true }));
      });

      expect(refused).toEqual([]);
    });

    test('does nothing but what the block is for', () => {
      const allowed = new Set<string>([...OWN_EFFECTS[kind], 'small']);
      const trespasses = HOSTILE_HERE.flatMap((text) =>
        effectsOf(textOf(partsOf(documentOf(BLOCKS_WITH[kind](text))))).filter(
          (effect) => !allowed.has(effect.kind) || (effect.kind === 'link' && effect.target !== OUR_TARGET),
        ),
      );

      expect(trespasses).toEqual([]);
    });

    test('as plain content keeps every rule', () => {
      const refused = HOSTILE_HERE.flatMap((text) =>
        problemsOfContent(renderPlain(withActions(text, [BLOCKS_WITH[kind](text)]))),
      );

      expect(refused).toEqual([]);
    });
  });

  test('for any document', () => {
    fc.assert(
      fc.property(arbitraryDocument({ blocks: 8, actions: 8 }), fc.boolean(), (document, share) => {
        expect(problemsOf(renderMessage(document, { share }))).toEqual([]);
        expect(problemsOfContent(renderPlain(document))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('for any huge document', () => {
    fc.assert(
      fc.property(arbitraryDocument({ blocks: 60, actions: 60 }), (document) => {
        expect(problemsOf(renderMessage(document, { share: true }))).toEqual([]);
        expect(problemsOfContent(renderPlain(document))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['every kind of block', everyBlock],
    ['150 paragraphs', longDocument(150)],
    ['a file', withFile],
    ['nothing', { summary: '', blocks: [], actions: [], visibility: 'asker' as const }],
  ])('for %s', (_, document: Document) => {
    expect(problemsOf(renderMessage(document, { share: true }))).toEqual([]);
    expect(problemsOfContent(renderPlain(document))).toEqual([]);
  });
});

describe('the cards of every command', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openSeedDesk();
    await desk.say('/reading add lazy neuron');
    await desk.say('/reading add lamb');
  });

  test.each([
    '/paper lazy neuron',
    '/paper deep learning',
    '/paper learning',
    '/paper zzzz qqqq',
    '/paper',
    '/paper https://arxiv.org/abs/2210.06313',
    '/author bhojanapalli',
    '/author sanjiv kumar',
    '/author nobody at all',
    '/similar lazy neuron',
    '/random',
    '/cite lazy neuron',
    '/cite lazy neuron apa',
    '/cite lazy neuron ris',
    '/reading list',
    '/reading add hire',
    '/reading done lamb',
    '/reading note lamb',
    '/reading note lamb note: read twice',
    '/reading remove hire',
    '/reading export',
    '/library status',
    '/library export',
    '/broadsheet help',
    '/broadsheet status',
    '/broadsheet privacy',
    '/broadsheet forget-me',
    '/nonsense',
    'lazy neuron',
  ])('keeps every rule for %s and for all its buttons', async (line) => {
    const reply = await desk.say(line);

    const replies = [reply];
    if (reply.kind === 'document') {
      for (const action of reply.document.actions) {
        if (action.kind === 'button' && !/forget|delete|erase/iu.test(action.label)) {
          replies.push(await desk.press(action.call));
        }
      }
    }

    const problems = replies.flatMap((each) => {
      if (each.kind === 'document') return problemsOf(renderMessage(each.document, { share: true }));
      if (each.kind === 'silence') return [];
      const response = { type: 9, data: renderModal(each.form) };
      return checkDiscordPayload('POST /interactions/1/token/callback', response);
    });
    expect(problems).toEqual([]);
  });
});

function withActions(text: string, blocks: Block[]): Document {
  const call = { route: 'paper', args: { query: text, page: 2 } };
  return {
    summary: text,
    blocks,
    actions: [
      button(text, call, 'primary'),
      button(text, call, 'danger'),
      { kind: 'link', label: text, spoken: text, href: 'https://example.org/publisher' },
    ],
    share: call,
    visibility: 'asker',
  };
}

function problemsOfContent(content: string): string[] {
  const body = { content, flags: 4, allowed_mentions: { parse: [] } };
  return checkDiscordPayload('POST /channels/1/messages', body);
}

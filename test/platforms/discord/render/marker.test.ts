import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCall } from '../../../../src/core/command/call-token.ts';
import type { Call, Document } from '../../../../src/core/document/document.ts';
import {
  leadIn,
  markerIn,
  readChosen,
  readCustomId,
  renderMessage,
} from '../../../../src/platforms/discord/render/index.ts';
import type { ButtonComponent } from '../../../../src/platforms/discord/render/payload.ts';
import { everyBlock, longDocument } from '../../../contracts/platform-samples.ts';
import { checkDiscordPayload } from '../../../support/discord-rules/index.ts';
import { cardOf, documentOf, paragraph } from './samples.ts';

const MARKER = 'a1b2c3d4e5f6g7h8i9j0k1l2m';
const LONG: Call = { route: 'paper', args: { query: 'x'.repeat(72) } };

const anyCall: fc.Arbitrary<Call> = fc.record({
  route: fc.constantFrom('vote', 'paper abstract', 'digest settle'),
  args: fc.dictionary(
    fc.constantFrom('paper', 'query', 'slot'),
    fc.string({ unit: 'grapheme', maxLength: 50 }),
    { maxKeys: 3 },
  ),
});

function withCalls(...calls: Call[]): Document {
  const actions = calls.map((call, index) => ({
    kind: 'button' as const,
    label: `Button ${index}`,
    spoken: `Button ${index}`,
    call,
    style: 'plain' as const,
  }));
  return { ...documentOf(paragraph('Words.')), actions };
}

function buttonsOf(document: Document, marker: string | null = MARKER): ButtonComponent[] {
  const buttons: ButtonComponent[] = [];
  for (const part of cardOf(renderMessage(document, { share: false, marker }))) {
    if (part.type !== 1) continue;
    for (const inner of part.components) if (inner.type === 2 && inner.style !== 5) buttons.push(inner);
  }
  return buttons;
}

/** What a press of the button asks for. */
function tokenOf({ custom_id }: ButtonComponent): string {
  const pressed = readCustomId(custom_id);
  return pressed !== null && 'token' in pressed ? pressed.token : '';
}

describe('the marker of a message', () => {
  test('stands in its first button and is no part of what the button does', () => {
    const calls: Call[] = [
      { route: 'vote', args: { paper: 'hire' } },
      { route: 'library', args: {} },
    ];

    const buttons = buttonsOf(withCalls(...calls));

    expect(buttons.map(({ custom_id }) => custom_id)).toEqual([
      `c:vote?paper=hire&~i:${MARKER}`,
      'c:library',
    ]);
    expect(buttons.map(tokenOf)).toEqual(calls.map(writeCall));
  });

  test('leaves a long call whole and stands in a shorter one', () => {
    const buttons = buttonsOf(withCalls(LONG, { route: 'library', args: {} }));

    expect(buttons.map(tokenOf)).toEqual([writeCall(LONG), 'library']);
    expect(buttons[1]?.custom_id).toBe(`c:library?~i:${MARKER}`);
  });

  test('comes with a button of its own where all calls are long', () => {
    const buttons = buttonsOf(withCalls(LONG, { ...LONG, route: 'similar' }));

    expect(buttons.map(({ label }) => label)).toEqual(['Button 0', 'Button 1', 'Help']);
    expect(tokenOf(buttons[2] as ButtonComponent)).toBe('broadsheet help');
  });

  test('has room even where there are more buttons than a message takes', () => {
    const calls = Array.from({ length: 30 }, (_, index) => ({
      route: 'paper',
      args: { query: `${index} ${'x'.repeat(80)}` },
    }));

    const message = renderMessage(withCalls(...calls), { share: false, marker: MARKER });

    expect(markerIn(message.components)).toBe(MARKER);
    expect(JSON.stringify(message.components)).toContain('No room here for: Button 19');
  });

  test('is told apart from what makes an id unlike another', () => {
    const call: Call = { route: 'vote', args: { paper: 'hire' } };

    const buttons = buttonsOf(withCalls(call, call, call));

    expect(buttons.map(({ custom_id }) => custom_id)).toEqual([
      `c:vote?paper=hire&~i:${MARKER}`,
      'c:vote?paper=hire',
      'c:vote?paper=hire&~2',
    ]);
    expect(new Set(buttons.map(tokenOf))).toEqual(new Set([writeCall(call)]));
  });

  test('is stripped from a chosen value too', () => {
    expect(readChosen(`paper?query=x&~2&~i:${MARKER}`)).toBe('paper?query=x');
    expect(readChosen('paper?query=x~i:abc')).toBe('paper?query=x~i:abc');
  });

  test('is read from nothing but what carries it', () => {
    const strange = [null, undefined, 7, 'x', [null], [{}], [{ components: 'x' }], [{ custom_id: 7 }]];

    expect(strange.map(markerIn)).toEqual(strange.map(() => null));
    expect(markerIn(renderMessage(everyBlock, { share: false }).components)).toBeNull();
  });

  test('is found in whatever is posted, which Discord takes and whose buttons do what they did', () => {
    fc.assert(
      fc.property(
        fc.array(anyCall, { maxLength: 22 }),
        fc.constantFrom(null, '@here' as const),
        (calls, lead) => {
          const document = withCalls(...calls);
          const message = renderMessage(document, { share: false, marker: MARKER, lead });
          const { files, ...body } = message;
          const allowed_mentions = { parse: lead === null ? [] : ['everyone'] };
          const sent = { ...body, allowed_mentions, nonce: MARKER, enforce_nonce: true };
          const names = files.map(({ name }) => name);

          expect(checkDiscordPayload('POST /channels/1/messages', sent, names)).toEqual([]);
          expect(markerIn(message.components)).toBe(MARKER);
          const unmarked = buttonsOf(document, null).map(tokenOf);
          const marked = buttonsOf(document).map(tokenOf);
          expect(marked.filter((token) => token !== 'broadsheet help')).toEqual(
            unmarked.slice(0, marked.includes('broadsheet help') ? 19 : 20),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a message that calls people', () => {
  test('has the call at its head, and keeps Discord’s bounds with the longest of documents', () => {
    const message = renderMessage(longDocument(200), { share: false, marker: MARKER, lead: '@everyone' });

    const { files, ...body } = message;
    const sent = { ...body, allowed_mentions: { parse: ['everyone'] } };
    const names = files.map(({ name }) => name);
    expect(leadIn(message.components)).toBe('@everyone');
    expect(checkDiscordPayload('POST /channels/1/messages', sent, names)).toEqual([]);
  });

  test('is known by nothing else', () => {
    const named = renderMessage(documentOf(paragraph('@here')), { share: false });

    expect(leadIn(named.components)).toBeNull();
    expect([null, [], [{}], [{ content: '@here you' }], ['@here']].map(leadIn)).toEqual(Array(5).fill(null));
  });
});

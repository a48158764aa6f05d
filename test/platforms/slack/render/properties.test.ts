import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, RichText } from '../../../../src/core/document/document.ts';
import { inertBlock, inertLine } from '../../../../src/core/document/inert-text.ts';
import { renderMessage, renderModal, renderOptions } from '../../../../src/platforms/slack/render/index.ts';
import { isBlank } from '../../../../src/platforms/slack/render/text.ts';
import { checkSlackPayload } from '../../../support/slack-rules/index.ts';
import { anyDocument, anyForm, anyText } from './arbitraries.ts';
import { payloadsOf, postsOf, problemsOf } from './payloads.ts';
import { collapsed, visibleText } from './visible.ts';

const SMALL = anyDocument({ blocks: 8, actions: 8 });
const HUGE = anyDocument({ blocks: 90, actions: 40 });

describe('any document on Slack', () => {
  test('is never a payload Slack would refuse', () => {
    fc.assert(
      fc.property(SMALL, (document) => {
        expect(problemsOf(document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is never a payload Slack would refuse, however large', () => {
    fc.assert(
      fc.property(HUGE, (document) => {
        expect(problemsOf(document)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('is never a post Slack would refuse', () => {
    fc.assert(
      fc.property(fc.oneof(SMALL, HUGE), (document) => {
        const problems = postsOf(document).flatMap(([method, body]) => checkSlackPayload(method, body));

        expect(problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is shown whole, or brings its whole text as a file', () => {
    fc.assert(
      fc.property(fc.oneof(SMALL, HUGE), (document) => {
        const { blocks, files } = renderMessage(document, { share: false });
        const whole = files.find((file) => file.name === 'whole-answer.txt');
        const shown = visibleText(blocks) + collapsed(whole?.content ?? '');

        expect(textsOf(document).filter((text) => !shown.includes(text))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('is the same payload each time', () => {
    fc.assert(
      fc.property(SMALL, (document) => {
        expect(payloadsOf(structuredClone(document))).toEqual(payloadsOf(document));
      }),
      { numRuns: 50 },
    );
  });

  test('never has more than the first button primary', () => {
    fc.assert(
      fc.property(SMALL, (document) => {
        const json = JSON.stringify(renderMessage(document, { share: true }).blocks);

        expect(json.split('"style":"primary"').length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 100 },
    );
  });
});

test('any form is a modal Slack would take', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const view = renderModal(form, '{}');

      expect(checkSlackPayload('views.open', { trigger_id: '1', view })).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('any suggestions are options Slack would take', () => {
  const value = fc.record({ value: anyText, label: anyText, typed: anyText });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200, size: 'max' }), (values) => {
      expect(checkSlackPayload('block_suggestion', { options: renderOptions(values) })).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

/** All text of a document a reader must be able to find; of labels, the beginning that every button has room for. */
function textsOf(document: Document): string[] {
  const texts = [
    ...document.blocks.flatMap((block): string[] => {
      switch (block.kind) {
        case 'facts':
          return block.facts.flatMap((fact) => [fact.label, ...spans(fact.value)]);
        case 'list':
          return block.items.flatMap((item) => [...spans(item.title), ...spans(item.detail ?? [])]);
        case 'code':
          return [inertBlock(block.text)];
        case 'chart':
          return isBlank(inertLine(block.chart.alt)) ? [] : [block.chart.alt];
        case 'file':
          return [];
        default:
          return spans(block.text);
      }
    }),
    ...document.actions.filter((action) => action.kind === 'button').map(({ label }) => beginning(label)),
  ];
  return texts.map((text) => collapsed(inertLine(text))).filter((text) => !isBlank(text));
}

function spans(rich: RichText): string[] {
  const visible = rich.some((span) => !isBlank(inertLine(span.text)));
  return visible ? rich.map((span) => span.text) : [];
}

function beginning(label: string): string {
  return Array.from(inertLine(label).trim()).slice(0, 12).join('');
}

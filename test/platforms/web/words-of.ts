import type { Block, Document, RichText } from '../../../src/core/document/document.ts';

/** Every text a document shows, in its order. */
export function wordsOf(document: Document): string {
  const actions = document.actions.flatMap((action) =>
    action.kind === 'link' ? [action.label, action.href] : [action.label],
  );
  return [...document.blocks.flatMap(blockWords), ...actions].join('\n');
}

function blockWords(block: Block): string[] {
  switch (block.kind) {
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, rich(value)]);
    case 'list':
      return block.items.flatMap(({ title, detail = [] }) => [rich(title), rich(detail)]);
    case 'code':
      return [block.text];
    case 'chart':
      return [block.chart.title, ...block.chart.columns, ...block.chart.series.map(({ name }) => name)];
    case 'file':
      return [block.name];
    default:
      return [rich(block.text)];
  }
}

function rich(text: RichText): string {
  const words = text.map((span) => span.text).join('');
  return [words, ...text.flatMap(({ href }) => href ?? [])].join(' ');
}

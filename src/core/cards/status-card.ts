import type { Document } from '../document/document.ts';
import { strong } from '../document/rich-text.ts';
import { privately } from './reply.ts';

/** Health in words: what works, and what does not. */
export function statusCard(lines: readonly { part: string; ok: boolean; words: string }[]): Document {
  const broken = lines.filter((line) => !line.ok);
  const summary =
    broken.length === 0
      ? 'Everything works.'
      : `Needs attention: ${broken.map((line) => line.part).join(', ')}.`;
  return privately(summary, [
    { kind: 'paragraph', text: [strong(summary)] },
    {
      kind: 'list',
      start: null,
      items: lines.map((line) => ({
        title: [strong(`${line.part}: `), { text: line.ok ? 'works' : 'needs attention' }],
        detail: [{ text: line.words }],
      })),
    },
  ]);
}

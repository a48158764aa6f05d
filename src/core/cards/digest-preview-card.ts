import type { Block, Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { DigestLine, Preview } from '../services.ts';
import { digestTitle, nextWords } from './digest-words.ts';
import { note, privately } from './reply.ts';

/** The next issue as it would be posted, its thread beneath it, for the one who asks alone. */
export function digestPreviewCard(line: DigestLine, preview: Preview, now: Date): Document {
  const title = `Preview of ${digestTitle(line)}`;
  if (preview.kind === 'nothing') {
    return privately(`${title}: nothing would be posted. ${preview.why}`, [
      { kind: 'heading', text: text(title) },
      { kind: 'paragraph', text: text(`Nothing would be posted. ${preview.why}`) },
      note(`Next: ${nextWords(line, now)}.`),
    ]);
  }
  const { document, thread } = preview.issue;
  return privately(
    `${title}. ${document.summary}`,
    [
      note(`${title}: only you see this. ${whenWords(line, now)}`),
      ...document.blocks,
      ...(thread === null ? [] : threadBlocks(thread)),
      note('Nominations, votes and new papers until then can still change what is posted.'),
    ],
    document.actions,
  );
}

function whenWords(line: DigestLine, now: Date): string {
  const next = nextWords(line, now);
  return line.nextRunAt === null ? `Next: ${next}.` : `It will be posted ${next}.`;
}

function threadBlocks(thread: { title: string; document: Document }): Block[] {
  return [{ kind: 'heading', text: text(`In the thread: ${thread.title}`) }, ...thread.document.blocks];
}

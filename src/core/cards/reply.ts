import type { Action, Block, Call, Document, Reply } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { ExportFile } from '../services.ts';

/** Wraps a document as a command's answer. */
export function reply(document: Document): Reply {
  return { kind: 'document', document };
}

/** A private document: the answer to a lookup in a channel is the asker's until they share it. */
export function privately(summary: string, blocks: Block[], actions: Action[] = []): Document {
  return { summary, blocks, actions, visibility: 'asker' };
}

/** A private document that the person may show to everyone in the channel. */
export function shareable(document: Document, share: Call): Document {
  return { ...document, share };
}

/** A file to take away, and one line that says what it is. */
export function fileCard(what: string, file: ExportFile): Document {
  const words = `${what} as ${file.name}.`;
  return privately(words, [
    { kind: 'paragraph', text: text(words) },
    { kind: 'file', name: file.name, mediaType: file.mediaType, content: file.content },
  ]);
}

/** One sentence and nothing more. */
export function sentence(words: string, actions: Action[] = []): Document {
  return privately(words, [{ kind: 'paragraph', text: text(words) }], actions);
}

export function button(
  label: string,
  spoken: string,
  call: Call,
  style: 'primary' | 'plain' | 'danger' = 'plain',
): Action {
  return { kind: 'button', label, spoken, call, style };
}

export function note(words: string): Block {
  return { kind: 'note', text: text(words) };
}

/** `1 paper`, `3 papers`; thousands are grouped. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

import type { Block, Document } from '../../core/document/document.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import { AskerError } from '../../core/errors.ts';
import { TERMINAL_LIMITS } from './limits.ts';

/**
 * Writes a file where the person works and answers with the path to show them. `name` is a plain file name without
 * folders. Never overwrites: where `list.bib` is taken it writes `list-2.bib`, then 3 and on. May reject.
 */
export type SaveFile = (name: string, content: string) => Promise<string>;

const FALLBACK_NAME = 'broadsheet-export.txt';

/**
 * Saves every file of a document, under names made safe. Answers with the paths in their order, `null` for a
 * file that could not be written: its content is then shown instead.
 */
export async function saveFiles(document: Document, saveFile: SaveFile): Promise<(string | null)[]> {
  const paths: (string | null)[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'file') paths.push(await saveOne(block, saveFile));
  }
  return paths;
}

/** The last part of a path as a plain visible file name: no folders, no leading dot, nothing a shell acts on. */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/u).at(-1) ?? '';
  const plain = inertLine(base).replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-');
  const visible = plain.replace(/^[.-]+/u, '').slice(0, TERMINAL_LIMITS.fileNameCharacters);
  return visible === '' ? FALLBACK_NAME : visible;
}

/**
 * The path somebody typed, or dropped on the window: without the quotes, the `file://` and the backslashes that
 * terminals write it with. Throws `AskerError` where nothing was typed.
 */
export function pathIn(typed: string): string {
  const words = typed.trim();
  if (words === '')
    throw new AskerError('usage', 'Type the path of the file behind it: /library import papers.bib');
  const quoted = /^(["'])(.*)\1$/su.exec(words)?.[2];
  if (quoted !== undefined) return quoted;
  if (/^file:\/\//iu.test(words)) return decoded(words.replace(/^file:\/\/[^/]*/iu, ''));
  return words.replace(/\\([ '"()&[\]])/gu, '$1');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function saveOne(file: Extract<Block, { kind: 'file' }>, saveFile: SaveFile): Promise<string | null> {
  try {
    return await saveFile(safeFileName(file.name), file.content);
  } catch {
    return null;
  }
}

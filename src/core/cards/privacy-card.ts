import type { Block, Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Kept } from '../services.ts';
import { button, note, privately, sentence } from './reply.ts';

const TALK_IS_KEPT =
  'This page keeps its conversation on the machine it runs on, as any chat does; Broadsheet itself keeps no question and no history.';
const NOT_KEPT = 'What you type is answered and not kept: no message, no question, no history.';

const APART =
  'Workspaces and servers are kept apart, and so is what is said outside of them: what is kept there is told and erased there.';

/**
 * What is kept about the person who asks, and how to be rid of it. `isTalkKept`: the place they talk in is this
 * program's own.
 */
export function privacyCard(kept: readonly Kept[], isTalkKept: boolean): Document {
  return privately('What Broadsheet keeps about you.', [
    { kind: 'heading', text: text('What is kept about you') },
    keptList(kept),
    { kind: 'paragraph', text: text(isTalkKept ? TALK_IS_KEPT : NOT_KEPT) },
    note(`/broadsheet forget-me erases all of it, at once and for good. ${APART}`),
  ]);
}

/** Asks before erasing, since it cannot be undone. */
export function forgetCard(kept: readonly Kept[]): Document {
  if (total(kept) === 0) return sentence('Nothing is kept about you, so there is nothing to erase.');
  return privately(
    'Erase everything kept about you? This cannot be undone.',
    [
      { kind: 'heading', text: text('Erase all of this? It cannot be undone.') },
      keptList(kept),
      ...goesOn(kept),
    ],
    [
      button(
        'Erase everything',
        'Erase everything Broadsheet keeps about you',
        { route: 'broadsheet forget-me', args: { confirm: true } },
        'danger',
      ),
      button('Export my reading list first', 'Export your reading list as Markdown', {
        route: 'reading export',
        args: { format: 'markdown' },
      }),
    ],
  );
}

export function forgottenCard(erased: readonly Kept[]): Document {
  if (total(erased) === 0) return sentence('Nothing was kept about you, so nothing was erased.');
  const parts = erased.filter(({ count }) => count > 0).map(({ what, count }) => `${what} (${count})`);
  const words = `Erased: ${parts.join(', ')}. Backups made earlier by the operator may still hold it.`;
  return privately(words, [{ kind: 'paragraph', text: text(words) }, ...goesOn(erased)]);
}

/** What erasing leaves behind. */
function goesOn(kept: readonly Kept[]): Block[] {
  const words = kept.flatMap((each) => (each.count > 0 && each.goesOn !== null ? [each.goesOn] : []));
  return words.length === 0 ? [] : [note(words.join(' '))];
}

function keptList(kept: readonly Kept[]): Block {
  const items = kept.map(({ what, count }) => ({ title: text(`${what}: ${count === 0 ? 'none' : count}`) }));
  return { kind: 'list', start: null, items };
}

function total(kept: readonly Kept[]): number {
  return kept.reduce((sum, { count }) => sum + count, 0);
}

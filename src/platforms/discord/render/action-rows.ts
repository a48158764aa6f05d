import type { Action, Document } from '../../../core/document/document.ts';
import { safeHref } from '../../../core/document/rich-text.ts';
import { DISCORD_HOUSE_LIMITS, DISCORD_LIMITS } from '../limits.ts';
import { type IdWriter, keptId } from './custom-id.ts';
import type { ActionRowComponent, ButtonComponent, LinkButtonComponent } from './payload.ts';
import { hasInk, plainLabel } from './plain-label.ts';

type AnyButton = ButtonComponent | LinkButtonComponent;

const STYLES = { primary: 1, plain: 2, danger: 4 } as const;

export interface ActionRows {
  rows: ActionRowComponent[];
  /** Labels of what did not fit. */
  leftOut: string[];
}

/**
 * The document's actions as rows of buttons, at most one primary button a row. *Share* stands at the end, and *Show me*
 * where an answer is kept under the name `kept`.
 */
export function actionRows(
  document: Document,
  { share, kept = null }: { share: boolean; kept?: string | null },
  ids: IdWriter,
): ActionRows {
  const added: ButtonComponent[] = [];
  if (kept !== null)
    added.push({ type: 2, style: STYLES.primary, label: 'Show me', custom_id: keptId(kept) });
  if (share && document.share !== undefined) added.push(shareButton(ids.button('share', document.share)));
  const most = DISCORD_HOUSE_LIMITS.buttonRows * DISCORD_LIMITS.buttonsPerRow - added.length;
  const buttons: AnyButton[] = [];
  const leftOut: string[] = [];
  for (const action of document.actions) {
    const made = buttons.length < most ? toButton(action, ids) : null;
    if (made === null) leftOut.push(labelOf(action));
    else buttons.push(made);
  }
  return { rows: inRows([...buttons, ...added]), leftOut };
}

function shareButton(customId: string): ButtonComponent {
  return { type: 2, style: STYLES.plain, label: 'Share', custom_id: customId };
}

/** `null` for an address Discord would refuse. */
function toButton(action: Action, ids: IdWriter): AnyButton | null {
  const label = labelOf(action);
  if (action.kind === 'button') {
    return { type: 2, style: STYLES[action.style], label, custom_id: ids.button('call', action.call) };
  }
  const url = safeHref(action.href);
  if (url === null || url.length > DISCORD_LIMITS.buttonUrlCharacters) return null;
  return { type: 2, style: 5, label, url };
}

/** A button without a word to see is named by what it says to a screen reader. */
function labelOf({ kind, label, spoken }: Action): string {
  const named = [label, spoken].find(hasInk) ?? (kind === 'link' ? 'Open' : 'Go on');
  return plainLabel(named, DISCORD_LIMITS.buttonLabelCharacters);
}

function inRows(buttons: readonly AnyButton[]): ActionRowComponent[] {
  const rows: ActionRowComponent[] = [];
  for (let start = 0; start < buttons.length; start += DISCORD_LIMITS.buttonsPerRow) {
    const row = buttons.slice(start, start + DISCORD_LIMITS.buttonsPerRow);
    rows.push({ type: 1, components: onePrimary(row) });
  }
  return rows;
}

function onePrimary(row: readonly AnyButton[]): AnyButton[] {
  const first = row.findIndex(({ style }) => style === STYLES.primary);
  return row.map((button, index) =>
    button.style === STYLES.primary && index !== first ? { ...button, style: STYLES.plain } : button,
  );
}

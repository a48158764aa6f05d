import type { ActionsBlock, Button } from '@slack/types';
import type { Action, Call, Document } from '../../../core/document/document.ts';
import { SLACK_LIMITS, SLACK_STYLE } from '../limits.ts';
import { slackHref } from './href.ts';
import type { NextId } from './ids.ts';
import { plainText } from './text.ts';
import { buttonValue } from './token.ts';
import { weightOf } from './weight.ts';

export interface RenderedActions {
  blocks: ActionsBlock[];
  /** How many did not fit, or lead to no address Slack takes. */
  leftOut: number;
}

const SHARE_LABEL = 'Share';
const SHARE_SPOKEN = 'Share this answer with everyone in this channel';

/** The buttons of a document in rows, *Share* last. They are kept within bounds apart from the text. */
export function renderActions(document: Document, nextId: NextId, share: boolean): RenderedActions {
  const shared = share && document.share !== undefined ? document.share : null;
  const buttons: Button[] = [];
  const offered = document.actions.length;
  for (const action of document.actions) {
    const button = actionButton(action, offered, nextId, hasPrimary(buttons));
    if (button !== null && fits([...buttons, button])) buttons.push(button);
  }
  const leftOut = offered - buttons.length;
  if (shared !== null) buttons.push(shareButton(shared, nextId));
  return { blocks: rows(buttons), leftOut };
}

/** Buttons in rows that stay rows on a wide screen. */
export function rows(buttons: readonly Button[]): ActionsBlock[] {
  const count = Math.ceil(buttons.length / SLACK_STYLE.buttonsInRow);
  return Array.from({ length: count }, (_, row) => {
    const start = row * SLACK_STYLE.buttonsInRow;
    return { type: 'actions', elements: buttons.slice(start, start + SLACK_STYLE.buttonsInRow) };
  });
}

export function callButton(
  label: string,
  spoken: string,
  value: string,
  actionId: string,
): Button & { value: string } {
  return { ...labelled(label, spoken), action_id: actionId, value };
}

function actionButton(action: Action, offered: number, nextId: NextId, hasPrimary: boolean): Button | null {
  if (action.kind === 'link') {
    const url = slackHref(action.href);
    return url === null ? null : { ...labelled(action.label, action.spoken), action_id: nextId('link'), url };
  }
  const value = buttonValue(action.call, offered);
  if (value === '') return null;
  const button = callButton(action.label, action.spoken, value, nextId('call'));
  // Slack's guide: at most one primary button in a set, or none stands out.
  if (action.style === 'plain' || (action.style === 'primary' && hasPrimary)) return button;
  return { ...button, style: action.style };
}

function shareButton(call: Call, nextId: NextId): Button {
  return callButton(SHARE_LABEL, SHARE_SPOKEN, buttonValue(call, 1), nextId('share'));
}

function labelled(label: string, spoken: string): Button {
  return {
    type: 'button',
    text: plainText(SLACK_LIMITS.buttonText, label, spoken),
    accessibility_label: plainText(SLACK_LIMITS.accessibilityLabel, spoken, label).text,
  };
}

function hasPrimary(buttons: readonly Button[]): boolean {
  return buttons.some((button) => button.style === 'primary');
}

/** Room is kept for *Share*, which comes last. */
function fits(buttons: readonly Button[]): boolean {
  const within = buttons.length < SLACK_STYLE.buttons;
  return within && weightOf(rows(buttons)) <= SLACK_STYLE.actionsWeight;
}

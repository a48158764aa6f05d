import { markerBlockId } from './messenger/marker.ts';
import { type Fields, fieldsOf, textOf } from './payload.ts';

/** Where a button or menu was pressed. */
export type PressedOn =
  | { kind: 'home'; view: Fields }
  | { kind: 'modal'; viewId: string }
  | {
      kind: 'message';
      channel: string;
      ts: string;
      threadTs: string | null;
      responseUrl: string;
      /** Only the presser sees it. */
      isPrivate: boolean;
      /** A card under somebody's link: never the app's own message to change. */
      isUnfurl: boolean;
      /** The marker on its first block, where it was posted with one. */
      markerBlockId: string | null;
    };

/** Reads where a `block_actions` payload comes from, `null` when nothing of it is known. */
export function pressedOn(body: Fields): PressedOn | null {
  const container = fieldsOf(body.container);
  if (container.type === 'view') {
    const view = fieldsOf(body.view);
    if (view.type === 'home') return { kind: 'home', view };
    return { kind: 'modal', viewId: textOf(view.id) };
  }
  const channel = textOf(fieldsOf(body.channel).id) || textOf(container.channel_id);
  if (channel === '') return null;
  const threadTs = textOf(container.thread_ts) || textOf(fieldsOf(body.message).thread_ts);
  return {
    kind: 'message',
    channel,
    ts: textOf(container.message_ts),
    threadTs: threadTs || null,
    responseUrl: textOf(body.response_url),
    isPrivate: container.is_ephemeral === true,
    isUnfurl: container.type === 'message_attachment',
    markerBlockId: markerBlockId(fieldsOf(body.message)),
  };
}

/** The token a press brings: a button's value, or the chosen option's. */
export function tokenOf(action: Fields): string {
  return textOf(action.value) || textOf(fieldsOf(action.selected_option).value);
}

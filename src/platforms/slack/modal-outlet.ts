import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Document } from '../../core/document/document.ts';
import { LOOKING, type Outlet } from './outlet.ts';
import { renderHome, renderMessage } from './render/index.ts';
import type { Runtime } from './runtime.ts';

/** `callback_id` of a modal that shows an answer. */
export const ANSWER_CALLBACK = 'answer';

/** How a modal comes to be: on its own, over another, or in the place of an open one. */
export type ModalWay =
  | { kind: 'open'; triggerId: string }
  | { kind: 'push'; triggerId: string }
  | { kind: 'update'; viewId: string };

/** An answer in a modal: where people press buttons in the App Home, or in a channel the app is not in. */
export function modalOutlet(runtime: Runtime, client: WebClient, way: ModalWay): Outlet {
  let open = way.kind === 'update' ? way.viewId : null;
  return {
    async looking() {
      if (open === null) open = await put(lookingModal());
    },
    async show(document) {
      open = await put(answerModal(document));
      return renderMessage(document, { share: false }).files;
    },
  };

  async function put(view: ModalView): Promise<string | null> {
    const { caller } = runtime;
    const viewId = open;
    if (viewId !== null) {
      await caller.call('views.update', 'repeatable', () => client.views.update({ view_id: viewId, view }));
      return viewId;
    }
    if (way.kind === 'update') return null;
    const trigger = { trigger_id: way.triggerId, view };
    const opened = await caller.call(`views.${way.kind}`, 'once', () =>
      way.kind === 'open' ? client.views.open(trigger) : client.views.push(trigger),
    );
    return opened.view?.id ?? null;
  }
}

/** A modal takes the blocks a Home tab takes. */
export function answerModal(document: Document): ModalView {
  return modalOf(renderHome(document).blocks as KnownBlock[]);
}

export function lookingModal(): ModalView {
  return modalOf([{ type: 'section', text: { type: 'plain_text', text: LOOKING } }]);
}

function modalOf(blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: ANSWER_CALLBACK,
    title: { type: 'plain_text', text: 'Broadsheet' },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}

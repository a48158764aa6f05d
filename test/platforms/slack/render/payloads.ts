import type { Document } from '../../../../src/core/document/document.ts';
import { blockIdOf, metadataOf } from '../../../../src/platforms/slack/messenger/marker.ts';
import {
  renderHome,
  renderMessage,
  renderPlainPost,
  renderPost,
  renderUnfurl,
} from '../../../../src/platforms/slack/render/index.ts';
import { markerOf } from '../../../contracts/messenger-samples.ts';
import { checkSlackPayload } from '../../../support/slack-rules/index.ts';

const METADATA = metadataOf(markerOf(48));
const QUIET = { blockId: blockIdOf(markerOf(48)), mention: null };
const CALLING = { ...QUIET, mention: 'channel' as const };

/** The payloads a document may go out in. */
export function payloadsOf(document: Document): [method: string, body: unknown][] {
  const { files: _files, ...message } = renderMessage(document, { share: true });
  const { files: _alone, ...unshared } = renderMessage(document, { share: false });
  return [
    ['chat.postMessage', { channel: 'C1', ...message }],
    ['chat.update', { channel: 'C1', ts: '1.000', ...message }],
    ['chat.postEphemeral', { channel: 'C1', user: 'U1', ...unshared }],
    ['respond', { response_type: 'ephemeral', replace_original: true, ...message }],
    ['views.publish', { user_id: 'U1', view: renderHome(document) }],
    [
      'chat.unfurl',
      { channel: 'C1', ts: '1.000', unfurls: { 'https://example.org/a': renderUnfurl(document) } },
    ],
  ];
}

/** The same as it is posted at its hour: in either form, calling people or not. */
export function postsOf(document: Document): [method: string, body: unknown][] {
  const rendered = [QUIET, CALLING].flatMap((look) => [
    renderPost(document, look),
    renderPlainPost(document, look),
  ]);
  return rendered.map((message) => ['chat.postMessage', { channel: 'C1', ...message, metadata: METADATA }]);
}

/** What is wrong with any of them. */
export function problemsOf(document: Document): string[] {
  return payloadsOf(document).flatMap(([method, body]) => checkSlackPayload(method, body));
}

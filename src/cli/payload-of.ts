import { writeCall } from '../core/command/call-token.ts';
import type { Chart, Document, Reply } from '../core/document/document.ts';
import { chartsOf, type Pictures, paintCharts } from '../core/document/paint-charts.ts';
import { SILENT } from '../core/ports/log.ts';
import type { PlatformView, Pressing } from '../platforms/web/wire.ts';
import { openPainter } from './open-painter.ts';

/** The ways `ask` can show a reply. */
export const REPLY_FORMS = ['text', 'json', 'slack', 'discord'] as const;

export type DrawnPlatform = 'slack' | 'discord';

/**
 * The payload a platform would be sent for a reply: a message, or a modal for a form. `inChannel` says that the
 * answer is private among others, so that it can be shared. Slack's is its first message, with charts in words; their
 * pictures take that place later. Bytes of Discord's files are told by their number.
 */
export async function payloadOf(reply: Reply, platform: DrawnPlatform, inChannel: boolean): Promise<unknown> {
  if (reply.kind === 'silence') return null;
  const share = inChannel && reply.kind === 'document' && reply.document.visibility === 'asker';
  if (platform === 'slack') {
    const { renderMessage, renderModal } = await import('../platforms/slack/render/index.ts');
    if (reply.kind === 'form') return renderModal(reply.form, writeCall(reply.form.submit));
    return renderMessage(reply.document, { share });
  }
  const { renderMessage, renderModal } = await import('../platforms/discord/render/index.ts');
  if (reply.kind === 'form') return renderModal(reply.form);
  const { files, ...message } = renderMessage(reply.document, {
    share,
    pictures: await painted(reply.document),
  });
  return {
    ...message,
    files: files.map(({ content, ...file }) =>
      typeof content === 'string' ? { ...file, content } : { ...file, bytes: content.length },
    ),
  };
}

/**
 * A document as one platform would be sent it, with where each picture and file of the payload comes from. `share`
 * puts *Share* under what can be shared, as on a private answer in a channel; `pictures` shows charts as the pictures
 * they become there, and in words where it is `false` or the platform shows none: Slack has no picture in what one
 * person alone sees (`isPrivate`; decision 0012). Nothing is painted: whoever shows the payload has the charts.
 */
export async function viewOf(
  document: Document,
  platform: DrawnPlatform,
  { share, isPrivate, pictures }: { share: boolean; isPrivate: boolean; pictures: boolean },
): Promise<PlatformView> {
  const showsNone = !pictures || (platform === 'slack' && isPrivate);
  const charts = showsNone ? [] : chartsOf(document);
  return platform === 'slack' ? slackView(document, charts, share) : discordView(document, charts, share);
}

async function slackView(
  document: Document,
  charts: readonly Chart[],
  share: boolean,
): Promise<PlatformView> {
  const { renderMessage } = await import('../platforms/slack/render/index.ts');
  const ids = new Map(charts.map((chart, index) => [chart, `FCHART${index + 1}`]));
  const { files, ...payload } = renderMessage(document, { share, pictures: ids });
  const shown = payload.blocks.flatMap((block) =>
    block.type === 'image' && 'slack_file' in block && 'id' in block.slack_file ? [block.slack_file.id] : [],
  );
  const named = [...ids].filter(([, id]) => shown.includes(id));
  return { payload, pictures: indexed(document, named), files: filesOf(document, files) };
}

async function discordView(
  document: Document,
  charts: readonly Chart[],
  share: boolean,
): Promise<PlatformView> {
  const { renderMessage } = await import('../platforms/discord/render/index.ts');
  // Each chart has bytes of its own, by which its attachment is known again.
  const pictures = new Map(charts.map((chart) => [chart, { png: new Uint8Array(), width: 0, height: 0 }]));
  const { files, ...payload } = renderMessage(document, { share, pictures });
  const addressed = files.map((file) => ({ ...file, name: `attachment://${file.name}` }));
  const named = addressed.flatMap(({ name, content }) => {
    const entry = [...pictures].find(([, { png }]) => png === content);
    return entry === undefined ? [] : [[entry[0], name] as const];
  });
  return { payload, pictures: indexed(document, named), files: filesOf(document, addressed) };
}

/** What a button or a chosen entry of a platform's payload asks for; the token is read by `readCall`. */
export interface ReadPress {
  kind: 'call' | 'share';
  token: string;
}

type Part<View> = Omit<Extract<Pressing['part'], { view: View }>, 'view'>;

/**
 * Reads a press as that platform's own listener would: `null` for what is none of its renderer's making, and for what
 * asks for nothing, such as a link.
 */
export async function readPress(platform: 'slack', part: Part<'slack'>): Promise<ReadPress | null>;
export async function readPress(platform: 'discord', part: Part<'discord'>): Promise<ReadPress | null>;
export async function readPress(
  platform: DrawnPlatform,
  part: Part<'slack'> | Part<'discord'>,
): Promise<ReadPress | null> {
  if ('actionId' in part) return platform === 'slack' ? readSlackPress(part) : null;
  return platform === 'discord' ? readDiscordPress(part) : null;
}

async function readSlackPress({ actionId, value }: Part<'slack'>): Promise<ReadPress | null> {
  const { readActionId } = await import('../platforms/slack/render/index.ts');
  const kind = readActionId(actionId);
  if (kind === null || kind === 'link') return null;
  return { kind: kind === 'share' ? 'share' : 'call', token: value };
}

async function readDiscordPress({ customId, value = '' }: Part<'discord'>): Promise<ReadPress | null> {
  const { readChosen, readCustomId } = await import('../platforms/discord/render/index.ts');
  const pressed = readCustomId(customId);
  if (pressed === null || pressed.kind === 'kept' || pressed.kind === 'form') return null;
  if (pressed.kind === 'pick') return { kind: 'call', token: readChosen(value) };
  return { kind: pressed.kind, token: pressed.token };
}

/** As Discord's listener paints them. */
async function painted(document: Document): Promise<Pictures> {
  if (chartsOf(document).length === 0) return new Map();
  const painter = await openPainter(SILENT);
  return painter === null ? new Map() : paintCharts(painter, document, 'dark', () => {});
}

function indexed(document: Document, named: readonly (readonly [Chart, string])[]): Record<string, number> {
  return Object.fromEntries(
    named.map(([chart, name]) => [
      name,
      document.blocks.findIndex((block) => block.kind === 'chart' && block.chart === chart),
    ]),
  );
}

/** The document's own files; one the renderer added, such as the whole text of a shortened answer, is none of them. */
function filesOf(
  document: Document,
  files: readonly { name: string; content: string | Uint8Array }[],
): Record<string, number> {
  const entries = files.map(({ name, content }): [string, number] => [
    name,
    document.blocks.findIndex((block) => block.kind === 'file' && block.content === content),
  ]);
  return Object.fromEntries(entries.filter(([, index]) => index >= 0));
}

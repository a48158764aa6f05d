import { systemClock } from '../clock.ts';
import { digestPreviewCard } from '../core/cards/digest-preview-card.ts';
import type { Document } from '../core/document/document.ts';
import { plainText } from '../core/document/plain-text.ts';
import { flatten } from '../core/document/rich-text.ts';
import { AskerError, UsageError } from '../core/errors.ts';
import type { DigestLine, Preview } from '../core/services.ts';
import type { House } from '../main.ts';
import { digestRow, digestText, historyRow, historyText } from './digest-rows.ts';
import { printJson, printLine, type Shell, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'digest list|preview|history [--subscription ID] [--json]';

/** Reads digests of every workspace and server, for the operator; it changes nothing. */
export const digest: Subcommand = {
  name: 'digest',
  usage: USAGE,
  description: 'Digests with their next runs, what would be posted and why, and the delivery ledger',
  async run(words, shell) {
    const flags = { json: { type: 'boolean' }, subscription: { type: 'string' } } as const;
    const { values, positionals } = readWords(words, { flags, least: 1, most: 1, usage: USAGE });
    const ask = { id: values.subscription ?? null, isJson: values.json === true };
    const show = SHOWN.get(positionals[0] ?? '');
    if (show === undefined) throw new UsageError(`Usage: broadsheet ${USAGE}`);
    return withHouse(shell, dataDirOf(values, shell), (house) => show(house, shell, ask));
  },
};

interface Ask {
  id: string | null;
  isJson: boolean;
}

type Show = (house: House, shell: Shell, ask: Ask) => Promise<void>;

const SHOWN: ReadonlyMap<string, Show> = new Map([
  ['list', showList],
  ['preview', showPreview],
  ['history', showHistory],
]);

async function showList({ digests }: House, shell: Shell, { id, isJson }: Ask): Promise<void> {
  const now = systemClock.now();
  const lines = id === null ? await digests.all(now) : [await named(digests, id, now)];
  if (isJson)
    return printJson(
      shell,
      lines.map((line) => digestRow(line, now)),
    );
  if (lines.length === 0) return printLine(shell, 'There is no digest yet.');
  for (const line of lines) printLine(shell, digestText(line, now));
}

async function showPreview({ digests }: House, shell: Shell, { id, isJson }: Ask): Promise<void> {
  const now = systemClock.now();
  const line = id === null ? onlyOne(await digests.all(now)) : await named(digests, id, now);
  const preview = await digests.preview(line, now);
  if (isJson) printJson(shell, previewRow(line, preview));
  else printLine(shell, plainText(digestPreviewCard(line, preview, now)));
}

async function showHistory({ digests }: House, shell: Shell, { id, isJson }: Ask): Promise<void> {
  const now = systemClock.now();
  if (id !== null) await named(digests, id, now);
  const issues = await digests.history(id === null ? 'all' : { subscription: id }, Number.POSITIVE_INFINITY);
  if (isJson) return printJson(shell, issues.map(historyRow));
  if (issues.length === 0) return printLine(shell, 'No issue has been due yet.');
  const zones = new Map<string, string>();
  for (const { subscription } of issues) {
    if (zones.has(subscription)) continue;
    zones.set(subscription, (await digests.byId(subscription, now))?.subscription.zone ?? 'UTC');
  }
  for (const issue of issues) printLine(shell, historyText(issue, zones.get(issue.subscription) ?? 'UTC'));
}

function previewRow({ subscription, nextRunAt }: DigestLine, preview: Preview) {
  const issue = preview.kind === 'issue' ? preview.issue : null;
  return {
    subscription: subscription.id,
    nextRunAt: nextRunAt?.toISOString() ?? null,
    papers: issue?.papers ?? [],
    why: preview.kind === 'nothing' ? preview.why : whyThisOne(preview.issue.document),
    document: issue?.document ?? null,
    thread: issue?.thread ?? null,
  };
}

/** What the issue itself says of its choice; `null` for a round-up, which chooses nothing. */
function whyThisOne({ blocks }: Document): string | null {
  const said = blocks
    .map((block) => (block.kind === 'paragraph' ? flatten(block.text) : ''))
    .find((words) => words.startsWith(WHY));
  return said?.slice(WHY.length) ?? null;
}

const WHY = 'Why this one: ';

async function named(digests: House['digests'], id: string, now: Date): Promise<DigestLine> {
  const line = await digests.byId(id, now);
  if (line !== null) return line;
  throw new AskerError(
    'no-digest',
    `There is no digest “${id.slice(0, 40)}”. “broadsheet digest list” shows them.`,
  );
}

function onlyOne(lines: readonly DigestLine[]): DigestLine {
  const [first, ...others] = lines;
  if (first === undefined) throw new AskerError('no-digest', 'There is no digest yet.');
  if (others.length === 0) return first;
  const ids = lines.slice(0, 10).map(({ subscription }) => subscription.id);
  throw new UsageError(
    `There are ${lines.length} digests: say which with --subscription, as ${ids.join(', ')}.`,
  );
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sentence } from '../../../src/core/cards/reply.ts';
import type { Painter } from '../../../src/core/ports/painter.ts';
import { gate } from '../../contracts/platform-desk.ts';
import {
  type CountingPainter,
  countingPainter,
  FAILING_PAINTER,
  withChart,
  yearly,
} from '../../support/charts.ts';
import { fieldsOf } from '../../support/slack-emulator/json.ts';
import type { SeenMessage } from '../../support/slack-emulator/visible.ts';
import { checkSlackPayload } from '../../support/slack-rules/index.ts';
import { type Adapter, openAdapter } from './adapter.ts';
import { dmAnswer, slashAnswer } from './answers.ts';
import { settled } from './hand-clock.ts';

/** What the adapter waits for before each look at an upload. */
const LOOKS_MS = [250, 500, 1000, 2000, 3000, 4000];

describe('a chart in an answer on Slack', () => {
  let adapter: Adapter;
  let painter: CountingPainter;

  const start = async (by: Painter) => {
    adapter = await openAdapter('socket', by);
    await adapter.platform.start(adapter.desk);
    adapter.desk.answerWith(() => ({ kind: 'document', document: withChart(yearly()) }));
  };

  beforeEach(async () => {
    painter = countingPainter();
    await start(painter);
  });

  afterEach(() => adapter.close());

  const pictureOf = ({ message }: SeenMessage) => message.blocks.find(({ type }) => type === 'image');
  const inDm = (ts: string) => adapter.reader.seesInDm().find((each) => each.ts === ts);
  const warnings = () => adapter.lines.filter(({ message }) => message.includes('stays in words'));

  /** Lets the time pass that is waited for between looks, until something holds. */
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      const next = adapter.clock.waiting().find((ms) => LOOKS_MS.includes(ms));
      if (next !== undefined) adapter.clock.advance(next);
      await settled();
    }
  }

  test('is there in words at once, and as a picture once Slack has taken it in', async () => {
    const answer = await dmAnswer(adapter.slack, adapter.reader, 'library status');

    await until(() => inDm(answer.ts)?.edits === 1);

    const shown = inDm(answer.ts);
    expect(fieldsOf(adapter.slack.calls('chat.postMessage')[0]?.args)).not.toMatchObject({
      blocks: expect.arrayContaining([expect.objectContaining({ type: 'image' })]),
    });
    expect(answer.text).toContain('2024 3 cs.LG and 1 stat.ML');
    expect(shown === undefined ? null : pictureOf(shown)).toMatchObject({ alt_text: yearly().alt });
    expect(shown?.text).toContain('What the library holds');
    const [update] = adapter.slack.calls('chat.update');
    expect(checkSlackPayload('chat.update', update?.args)).toEqual([]);
  });

  test('is uploaded into no channel, so that nobody sees the file but in the message', async () => {
    const answer = await dmAnswer(adapter.slack, adapter.reader, 'library status');

    await until(() => inDm(answer.ts)?.edits === 1);

    const [done] = adapter.slack.calls('files.completeUploadExternal');
    expect(done?.args).not.toHaveProperty('channel_id');
    expect(adapter.reader.seesInDm().flatMap(({ files }) => files)).toEqual([]);
  });

  test('is uploaded once for all who ask while it is the same', async () => {
    const first = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => inDm(first.ts)?.edits === 1);

    const second = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => inDm(second.ts)?.edits === 1);

    expect(adapter.slack.count('files.completeUploadExternal')).toBe(1);
  });

  test('is uploaded again where Slack lost the file', async () => {
    const first = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => inDm(first.ts)?.edits === 1);
    adapter.workspace.appFiles.clear();

    const second = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => inDm(second.ts)?.edits === 1);

    expect(adapter.slack.count('files.completeUploadExternal')).toBe(2);
    expect(warnings()).toEqual([]);
  });

  test('stays in words without the permission, with one line that names it, and no second try', async () => {
    adapter.workspace.tokens.get(adapter.workspace.botToken)?.scopes.delete('files:write');

    const first = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => warnings().length > 0);
    await dmAnswer(adapter.slack, adapter.reader, 'library status');

    expect(inDm(first.ts)?.edits).toBe(0);
    expect(warnings().map(({ message }) => message)).toEqual([
      'a chart stays in words: give the app the permission files:write and install it again',
    ]);
    expect(adapter.slack.count('files.getUploadURLExternal')).toBe(1);
  });

  test.each([
    ['files.getUploadURLExternal', { kind: 'rate-limited', retryAfterSeconds: 30 }],
    ['files.completeUploadExternal', { kind: 'status', status: 503 }],
    ['files.info', { kind: 'cut', when: 'before' }],
    ['chat.update', { kind: 'rate-limited', retryAfterSeconds: 30 }],
  ] as const)('stays in words where %s fails, and the log says so once', async (method, fault) => {
    adapter.slack.faults.add(method, fault);

    const answer = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => warnings().length > 0);

    expect(inDm(answer.ts)?.edits).toBe(0);
    expect(warnings()).toHaveLength(1);
    expect(adapter.slack.count(method)).toBe(1);
  });

  test('stays in words where Slack never takes the picture in', async () => {
    adapter.workspace.looksToTakeIn = 1000;

    const answer = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => warnings().length > 0);

    expect(inDm(answer.ts)?.edits).toBe(0);
    expect(adapter.slack.count('files.info')).toBe(LOOKS_MS.length);
  });

  test('stays in words where Slack refuses the blocks twice', async () => {
    adapter.slack.faults.add('chat.update', { kind: 'refused', error: 'invalid_blocks' }, 2);

    const answer = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => warnings().length > 0);

    expect(inDm(answer.ts)?.edits).toBe(0);
    expect(adapter.slack.count('chat.update')).toBe(2);
  });

  test('stays in words where it cannot be painted', async () => {
    await adapter.close();
    await start(FAILING_PAINTER);

    await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await until(() => warnings().length > 0);

    expect(adapter.slack.count('files.getUploadURLExternal')).toBe(0);
  });

  test('never comes back where the message shows something else by then', async () => {
    const turn = { route: 'author papers', args: { query: 'Flowers', page: 2 } };
    const turned = {
      kind: 'button',
      label: 'More',
      spoken: 'More papers',
      call: turn,
      style: 'plain',
    } as const;
    adapter.desk.answerWith(() => ({
      kind: 'document',
      document: { ...withChart(yearly()), actions: [turned] },
    }));
    const answer = await dmAnswer(adapter.slack, adapter.reader, 'author Flowers');
    adapter.desk.answerWith(() => ({ kind: 'document', document: sentence('The second page.') }));

    adapter.reader.press(answer, 'More');
    await adapter.slack.until(() => inDm(answer.ts)?.text.includes('second page'), 'the second page');
    await until(() => adapter.slack.count('files.info') === 2);
    await adapter.platform.stop();

    expect(inDm(answer.ts)?.text).toContain('The second page.');
    expect(adapter.slack.count('chat.update')).toBe(1);
  });

  test('stays in words for one person in a channel, which Slack shows no file of ours, and is a picture once shared', async () => {
    const answer = await slashAnswer(adapter.slack, adapter.reader, '/library status');
    const uploadsBefore = adapter.slack.count('files.getUploadURLExternal');
    const shared = () =>
      adapter.reader
        .sees('C1')
        .find(({ isPrivate, author }) => !isPrivate && author === adapter.workspace.botUser);

    adapter.reader.press(answer, 'Share');
    await until(() => (shared()?.edits ?? 0) === 1);

    expect(answer.text).toContain('2024 3 cs.LG');
    expect(uploadsBefore).toBe(0);
    expect(fieldsOf(shared()?.message.blocks.find(({ type }) => type === 'image')).alt_text).toBe(
      yearly().alt,
    );
  });

  test('does not keep the program from stopping', async () => {
    const held = gate();
    painter.paint = async (...args) => {
      held.open();
      return countingPainter().paint(...args);
    };
    adapter.workspace.looksToTakeIn = 1000;

    const answer = await dmAnswer(adapter.slack, adapter.reader, 'library status');
    await held.opened;
    await adapter.platform.stop();

    expect(inDm(answer.ts)?.edits).toBe(0);
  });
});

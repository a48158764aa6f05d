import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueKey } from '../../src/core/delivery/issue.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { ledgerLine } from '../support/digests.ts';
import { runProgram, temporaryFolder } from '../support/program.ts';

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const run = (...words: string[]) =>
  runProgram(words, { env: { DATA_DIR: dataDir, TIMEZONE: 'Europe/Berlin' } });
const json = async (...words: string[]) =>
  JSON.parse((await run(...words)).stdout) as Record<string, unknown>[];
const PAPER = 'hire-high-recall-approximate-top-k-estimation-for-efficient-llm-inference';

let id = '';
/** The running process, which holds the data while all of this is read. */
let holder: Store;

beforeAll(async () => {
  await run('ask', '/digest subscribe monday 09:00', '--channel', 'C1');
  const [line] = await json('digest', 'list', '--json');
  id = String(line?.id);
  holder = await openJsonFiles({
    dir: dataDir,
    access: 'write',
    onLockLost: () => {},
    now: () => new Date('2026-11-25T12:00:00Z'),
  });
  const issues = [
    ledgerLine(
      { subscription: id, papers: [PAPER], late: true },
      { state: 'sent', postedAt: '2026-11-23T10:20:00.000Z' },
    ),
    ledgerLine(
      { subscription: id, slot: '2026-W47', dueAt: '2026-11-16T08:00:00.000Z', skipped: 'Nothing matched.' },
      null,
    ),
  ];
  for (const issue of issues) await holder.issues.change(issueKey(id, issue.slot), () => issue);
});
afterAll(async () => {
  await holder.close();
  folder.remove();
});

describe('digest list', () => {
  test('gives each digest with its owner, schedule, zone and next run, as JSON alone', async () => {
    const { code, stdout, stderr } = await run('digest', 'list', '--json');

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^d-[a-z0-9]{6}$/),
        tenant: 'local',
        channel: 'C1',
        owner: { id: 'you', name: 'you' },
        kind: 'paper',
        schedule: 'every Monday at 09:00',
        zone: 'Europe/Berlin',
        nextRunAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT0[78]:00:00\.000Z$/),
        paused: null,
      }),
    ]);
  });

  test('is readable without', async () => {
    const { stdout } = await run('digest', 'list');

    expect(stdout).toContain(`${id}  Paper of the week, every Monday at 09:00 (Europe/Berlin)  local C1`);
    expect(stdout).toContain('owner: you');
  });
});

describe('digest preview', () => {
  test('says what would be posted and why', async () => {
    const { code, stdout } = await run('digest', 'preview', '--subscription', id);

    expect(code).toBe(0);
    expect(stdout).toContain('Preview of Paper of the week, every Monday at 09:00');
    expect(stdout).toContain('Why this one:');
  });

  test('gives the papers and the document as JSON', async () => {
    const preview = JSON.parse((await run('digest', 'preview', '--json')).stdout) as Record<string, unknown>;

    expect(preview).toMatchObject({
      subscription: id,
      papers: [expect.any(String)],
      why: expect.stringMatching(/\w/),
      document: { visibility: 'everyone' },
    });
  });
});

describe('digest history', () => {
  test('gives the delivery ledger in the contract’s shape, the newest first', async () => {
    expect(await json('digest', 'history', '--json')).toEqual([
      expect.objectContaining({
        subscription: id,
        slot: '2026-W48',
        state: 'sent',
        paper: PAPER,
        dueAt: '2026-11-23T08:00:00.000Z',
        postedAt: '2026-11-23T10:20:00.000Z',
        late: true,
        why: null,
      }),
      expect.objectContaining({
        slot: '2026-W47',
        state: 'skipped',
        paper: null,
        postedAt: null,
        late: false,
        why: 'Nothing matched.',
      }),
    ]);
  });

  test('is readable without', async () => {
    const { stdout } = await run('digest', 'history', '--subscription', id);

    expect(stdout).toContain('Posted late, Mon 23 Nov 2026, 11:20 (Europe/Berlin).');
    expect(stdout).toContain('Not posted. Nothing matched.');
  });
});

describe('digest used wrongly', () => {
  test.each([[['digest']], [['digest', 'dance']], [['digest', 'list', '--nonsense']]])(
    '%j is wrong usage',
    async (words) => {
      const { code, stderr } = await run(...words);

      expect(code).toBe(2);
      expect(stderr).toContain('digest list|preview|history');
    },
  );

  test('names an id there is not in one plain line', async () => {
    const { code, stdout, stderr } = await run('digest', 'preview', '--subscription', 'd-nobody');

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('broadsheet: There is no digest “d-nobody”. “broadsheet digest list” shows them.\n');
  });
});

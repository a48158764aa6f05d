import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MOST_FILE_BYTES } from '../../../src/core/document/incoming-file.ts';
import { isSlacks } from '../../../src/platforms/slack/fetch-file.ts';
import { paperLines } from '../../support/incoming-file.ts';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import type { UploadedFile } from '../../support/slack-emulator/person.ts';
import { answerInDm, slashAnswer } from './answers.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

const TOKEN = /xoxb-[\w-]+/;

function list(facts: Partial<UploadedFile> = {}): UploadedFile {
  const content = Buffer.from(paperLines(1, 3));
  return { name: 'list.jsonl', mimetype: 'application/octet-stream', content, ...facts };
}

describe('files sent to Slack, over the wire and the seed library', () => {
  let wire: StartedWire;
  let admin: PersonAtSlack;
  let reader: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire();
    admin = wire.slack.person('T1', 'U7', { name: 'admin', isAdmin: true });
    reader = wire.slack.person('T1', 'U1');
  });

  afterEach(() => wire.close());

  const fetched = () =>
    wire.slack.journal.entries.flatMap((entry) => (entry.kind === 'fetched' ? [entry.outcome] : []));
  const answerTo = (file: UploadedFile, person = admin, words = '') =>
    answerInDm(wire.slack, person, () => person.upload([file], words));

  test.each(['', 'our list'])(
    'are brought in for an admin who sends one with the words %j',
    async (words) => {
      const answer = await answerTo(list(), admin, words);

      expect(answer.text).toContain('list.jsonl: 3 papers added.');
      const found = await answerInDm(wire.slack, reader, () => reader.dm('Theorem 2 of Many'));
      expect(found.text).toContain('Ada Example');
    },
  );

  test('are not fetched for anybody else, who is told who may', async () => {
    const answer = await answerTo(list(), reader);

    expect(answer.text).toContain('ask one of them to send me the file');
    expect(fetched()).toEqual([]);
  });

  test('are not taken from an admin of another workspace in a shared conversation', async () => {
    const guest = wire.slack.person('T1', 'U8', { name: 'guest', isAdmin: true, team: 'T9' });

    const answer = await answerTo(list(), guest);

    expect(answer.text).toContain('for admins');
    expect(fetched()).toEqual([]);
  });

  test('are asked for where Slack names them by their id alone', async () => {
    const answer = await answerTo(list({ byIdAlone: true }));

    expect(answer.text).toContain('list.jsonl: 3 papers added.');
    expect(wire.slack.count('files.info')).toBe(1);
  });

  test.each<[string, Partial<UploadedFile>, string]>([
    ['was deleted', { facts: { mode: 'tombstone' } }, 'no longer there'],
    ['is kept elsewhere', { facts: { mode: 'external', is_external: true } }, 'kept elsewhere'],
    ['was put away by Slack', { facts: { mode: 'hidden_by_limit' } }, 'reached its limit'],
    ['may not be seen', { facts: { file_access: 'access_denied' } }, 'does not let me see'],
    ['says it is too large', { facts: { size: MOST_FILE_BYTES + 1 } }, '10 MB'],
    [
      'is larger than it says',
      { content: Buffer.alloc(MOST_FILE_BYTES + 1, 'a'), facts: { size: 9 } },
      '10 MB',
    ],
    ['is a picture', { name: 'seen.png', content: Buffer.from('\u0089PNG', 'latin1') }, 'picture'],
  ])('are answered in words where one %s', async (_what, facts, words) => {
    const answer = await answerTo(list(facts));

    expect(answer.text).toContain(words);
  });

  test('are answered in words where one is deleted before it is read', async () => {
    wire.slack.faults.add('file', { kind: 'status', status: 404 });

    expect((await answerTo(list())).text).toContain('no longer there');
  });

  test('are asked for again where Slack was busy', async () => {
    wire.slack.faults.add('file', { kind: 'status', status: 503 });

    expect((await answerTo(list())).text).toContain('3 papers added');
    expect(fetched()).toEqual(['status 503 before', 'ok']);
  });

  test('are answered with what to mend where the app may not read them', async () => {
    const workspace = wire.slack.workspace('T1');
    workspace.tokens.get(workspace.botToken)?.scopes.delete('files:read');

    expect((await answerTo(list())).text).toContain('files:read');
  });

  test('are never fetched from another host, which would get the token', async () => {
    const elsewhere = 'http://127.0.0.1:9/steal';

    const answer = await answerTo(
      list({ facts: { url_private: elsewhere, url_private_download: elsewhere } }),
    );

    expect(answer.text).toContain('kept outside Slack');
    expect(wire.logged).toContainEqual(
      expect.objectContaining({ message: 'a file is not kept at Slack and was not fetched' }),
    );
  });

  test('leave no token and no name of a file in the log', async () => {
    wire.slack.faults.add('file', { kind: 'cut', when: 'before' });

    await answerTo(list({ name: 'canary-name.jsonl' }));

    expect(JSON.stringify(wire.logged)).not.toMatch(TOKEN);
    expect(JSON.stringify(wire.logged)).not.toContain('canary-name');
  });

  test('cannot come with a slash command, which says how they can', async () => {
    const answer = await slashAnswer(wire.slack, admin, '/library import');

    expect(answer.text).toContain('Send me the file in a direct message');
  });
});

describe('an address of Slack', () => {
  const API = 'https://slack.com/api/';

  test.each([
    ['https://files.slack.com/files-pri/T1-F1/download/list.bib', API, true],
    ['https://slack.com/files/x', API, true],
    ['https://files.slack-gov.com/x', 'https://slack-gov.com/api/', true],
    ['http://127.0.0.1:4000/files-pri/x', 'http://127.0.0.1:4000/api/', true],
    ['http://files.slack.com/x', API, false],
    ['https://files.slack.com:444/x', API, false],
    ['https://files.slack.com.example.org/x', API, false],
    ['https://evilslack.com/x', API, false],
    ['https://files.slack.com@example.org/x', API, false],
    ['https://user:pass@files.slack.com/x', API, false],
    ['http://127.0.0.1:4001/x', 'http://127.0.0.1:4000/api/', false],
    ['/relative', API, false],
    ['', API, false],
  ])('%s, with the API at %s: %s', (address, api, is) => {
    expect(isSlacks(address, api)).toBe(is);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type IncomingFile, MOST_FILE_BYTES } from '../../../src/core/document/incoming-file.ts';
import { isDiscords } from '../../../src/platforms/discord/incoming-files.ts';
import { sentence } from '../../contracts/platform-desk.ts';
import type { Person } from '../../support/discord-emulator/person.ts';
import type { StoredFile } from '../../support/discord-emulator/world.ts';
import { type DiscordBench, startedBench } from './started-bench.ts';

const list = (content = '@article{flowers}'): StoredFile => ({
  name: 'list.bib',
  content: Buffer.from(content),
});

let bench: DiscordBench;
let ada: Person;
/** What came of reading what was handed in: its text, or the words of the error. */
let read: string[];

beforeEach(async () => {
  bench = await startedBench();
  ada = bench.discord.person('Ada');
  read = [];
  bench.desk.answerWith(async ({ files = [] }) => {
    for (const file of files) read.push(await textOf(file));
    return sentence('Read it.');
  });
});

afterEach(() => bench.dispose());

async function textOf(file: IncomingFile): Promise<string> {
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.read()) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}

async function said(files: readonly StoredFile[], words = ''): Promise<void> {
  const before = bench.discord.visible(ada.dm(), ada).length;
  ada.say(words, files);
  await bench.discord.until(() => bench.discord.visible(ada.dm(), ada).length > before + 1, 'an answer');
}

function lab() {
  const guild = bench.discord.guild('Lab');
  bench.discord.join(guild, ada);
  return bench.discord.channel(guild, 'papers');
}

describe('a file', () => {
  test('attached to the command comes beside its call', async () => {
    await bench.answered(ada.slash('library import', {}, { channel: lab(), file: list() }));

    expect(bench.desk.heard).toMatchObject([
      {
        said: { kind: 'call', call: { route: 'library import', args: {} } },
        files: [{ name: 'list.bib', bytes: 17 }],
      },
    ]);
    expect(read).toEqual(['@article{flowers}']);
  });

  test('sent in the chat with the bot is fetched without the token of the bot', async () => {
    await said([list()]);

    expect(read).toEqual(['@article{flowers}']);
    expect(bench.discord.world.fileRequests).toMatchObject([{ authorization: undefined }]);
  });

  test('that nobody reads is not fetched', async () => {
    bench.desk.answerWith(() => sentence('No.'));

    await said([list()]);

    expect(bench.discord.world.fileRequests).toEqual([]);
  });

  test('tells its size before it is read', async () => {
    await said([{ ...list(), toldBytes: MOST_FILE_BYTES + 1 }]);

    expect(bench.desk.heard[0]?.files).toMatchObject([{ bytes: MOST_FILE_BYTES + 1 }]);
  });

  test('that is larger than it says is read no further than is taken', async () => {
    await said([{ ...list('a'.repeat(MOST_FILE_BYTES + 1)), toldBytes: 17 }]);

    expect(read).toEqual([expect.stringContaining('10 MB')]);
  });

  test('that is gone meanwhile is told in words', async () => {
    bench.desk.answerWith(async ({ files = [] }) => {
      bench.discord.world.attached.clear();
      for (const file of files) read.push(await textOf(file));
      return sentence('Read it.');
    });

    await said([list()]);

    expect(read).toEqual(['Discord no longer has that file. Please send it again.']);
  });

  test('kept elsewhere is not fetched, and its address stays out of the log', async () => {
    bench.discord.world.filesUrl = 'http://127.0.0.1:9/elsewhere';

    await said([list()]);

    expect(read).toEqual(['I only read files that Discord keeps.']);
    expect(JSON.stringify(bench.logged)).not.toContain('elsewhere');
  });
});

describe('what is for admins', () => {
  const accesses = () => bench.desk.heard.map(({ person }) => person.access);

  test('is for the owner of the application, by the command and in the chat', async () => {
    bench.discord.world.operator = ada.user;

    await bench.answered(ada.slash('library import', {}, { channel: lab(), file: list() }));
    await said([list()]);

    expect(accesses()).toEqual(['admin', 'admin']);
  });

  test('is for nobody else', async () => {
    bench.discord.world.operator = bench.discord.person('Owner').user;

    await bench.answered(ada.slash('library import', {}, { channel: lab(), file: list() }));

    expect(accesses()).toEqual(['everyone']);
  });

  test('gives the owner of the application no rights in a server', async () => {
    bench.discord.world.operator = ada.user;

    await bench.answered(ada.slash('digest list', {}, { channel: lab() }));

    expect(accesses()).toEqual(['everyone']);
    expect(bench.discord.requestsTo('GET /applications/@me')).toEqual([]);
  });

  test('is for nobody while Discord does not say who owns the application, and for them once it does', async () => {
    bench.discord.world.operator = ada.user;
    bench.discord.faults.add('GET /applications/@me', { kind: 'error', status: 403 });

    await said([list()]);
    await said([list()]);

    expect(accesses()).toEqual(['host', 'admin']);
  });
});

describe('an address of Discord', () => {
  const API = 'https://discord.com/api';

  test.each([
    ['https://cdn.discordapp.com/attachments/1/2/list.bib?ex=1', API, true],
    ['http://127.0.0.1:4000/attachments/x', 'http://127.0.0.1:4000/api', true],
    ['http://cdn.discordapp.com/x', API, false],
    ['https://cdn.discordapp.com:444/x', API, false],
    ['https://cdn.discordapp.com.example.org/x', API, false],
    ['https://cdn.discordapp.com@example.org/x', API, false],
    ['http://127.0.0.1:4001/x', 'http://127.0.0.1:4000/api', false],
    ['no address', API, false],
  ])('%s, with the API at %s: %s', (address, api, is) => {
    expect(isDiscords(address, api)).toBe(is);
  });
});

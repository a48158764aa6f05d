import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Document } from '../../../src/core/document/document.ts';
import type { IncomingFile } from '../../../src/core/document/incoming-file.ts';
import type { Completions } from '../../../src/platforms/web/wire.ts';
import {
  createScriptedDesk,
  gate,
  type ScriptedDesk,
  saidText,
  sentence,
} from '../../contracts/platform-desk.ts';
import { manualTimer } from '../terminal/driver.ts';
import { type Bench, openBench } from './bench.ts';
import type { Tab } from './tab.ts';

let bench: Bench;
let desk: ScriptedDesk;
let reader: Tab;
let host: Tab;
let timer: ReturnType<typeof manualTimer>;

beforeEach(async () => {
  timer = manualTimer();
  bench = await openBench({ commands, after: timer.after });
  desk = createScriptedDesk();
  await bench.web.start(desk);
  reader = await bench.tab('reader');
  host = await bench.tab('host');
});
afterEach(() => bench.close());

const forAll = (words: string) => {
  const reply = sentence(words);
  if (reply.kind !== 'document') throw new Error('a sentence is a document');
  return { ...reply, document: { ...reply.document, visibility: 'everyone' as const } satisfies Document };
};
/** What a tab shows, once the other one has what is said last, for all to see. */
const shownOn = async (tab: Tab) => {
  await host.say('the end');
  await tab.until(() => tab.messages().some(({ text }) => text === 'the end'));
  const lines = tab
    .messages()
    .map(({ from, text, document }) => `${from}: ${text ?? document?.summary ?? '…'}`);
  return lines.filter((line) => line !== 'host: the end');
};

describe('in a channel', () => {
  test('what people say to each other is shown to all and answered by nobody', async () => {
    await reader.say('shall we read lazy neuron?');

    expect(desk.heard).toEqual([]);
    expect(await shownOn(host)).toEqual(['reader: shall we read lazy neuron?']);
  });

  test('a slash command and its private answer are seen by the asker alone', async () => {
    await reader.say('/paper lazy neuron');

    expect(await shownOn(host)).toEqual([]);
    expect(await shownOn(reader)).toEqual(['reader: /paper lazy neuron', 'broadsheet: Heard.']);
    expect(reader.messages().filter(({ isPrivate }) => isPrivate)).toHaveLength(2);
  });

  test('a slash command with a public answer is shown to all, before its answer', async () => {
    desk.answerWith(() => forAll('Nominated.'));

    await reader.say('/nominate lazy neuron');

    expect(await shownOn(host)).toEqual(['reader: /nominate lazy neuron', 'broadsheet: Nominated.']);
    expect(reader.messages().some(({ isPrivate }) => isPrivate)).toBe(false);
  });

  test.each([
    ['@Broadsheet lazy neuron', 'lazy neuron'],
    ['hey @broadsheet, lazy neuron?', 'hey , lazy neuron?'],
    ['@Broadsheet', 'help'],
  ])('whoever calls it by name is answered: %s', async (text, heard) => {
    await reader.say(text);

    expect(desk.heard.map(({ said, place }) => [said, place])).toEqual([
      [
        { kind: 'text', text: heard },
        { kind: 'channel', id: 'reading-group' },
      ],
    ]);
    expect(await shownOn(host)).toEqual([`reader: ${text}`]);
  });

  test.each(['write to a@broadsheet.example', '@Broadsheets are thin'])(
    'no word like its name calls it: %s',
    async (text) => {
      await reader.say(text);

      expect(desk.heard).toEqual([]);
    },
  );

  test('a link to a paper the library knows gets a card for all to see, once within the hour', async () => {
    desk.answerWith(({ said }) =>
      said.kind === 'call' && said.call.args.query === 'https://arxiv.org/abs/2210.06313'
        ? sentence('The Lazy Neuron Phenomenon.')
        : { kind: 'silence' },
    );

    await reader.say('see https://arxiv.org/abs/2210.06313 and doi.org/10.1000/1');
    await host.say('again: https://arxiv.org/abs/2210.06313');

    expect(desk.heard.map(({ said }) => said.kind === 'call' && said.call)).toEqual([
      { route: 'paper link', args: { query: 'https://arxiv.org/abs/2210.06313' } },
      { route: 'paper link', args: { query: 'doi.org/10.1000/1' } },
      { route: 'paper link', args: { query: 'https://arxiv.org/abs/2210.06313' } },
    ]);
    expect((await shownOn(host)).filter((line) => line.startsWith('broadsheet'))).toEqual([
      'broadsheet: The Lazy Neuron Phenomenon.',
    ]);
  });

  test('a thread holds the question asked in it and the answer', async () => {
    await host.say('what about sparsity?');
    await host.until(() => host.messages().length === 1);
    const [root] = host.messages();

    await host.say('@Broadsheet sparsity', 'reading-group', root?.id);
    await host.until(() => host.messages().length === 3);

    expect(host.messages().map(({ thread }) => thread)).toEqual([null, root?.id, root?.id]);
  });

  test('nobody writes beneath a message they do not see', async () => {
    await reader.say('/paper lazy neuron');
    await reader.until(() => reader.messages().length > 0);
    const [mine] = reader.messages();

    const { status } = await host.say('hello', 'reading-group', mine?.id);

    expect(status).toBe(404);
  });
});

describe('in the direct message', () => {
  test('bare words are asked, and nobody else has them', async () => {
    await reader.say('lazy neuron', 'dm');

    expect(desk.heard.map(({ said, place }) => [said, place])).toEqual([
      [
        { kind: 'text', text: 'lazy neuron' },
        { kind: 'dm', id: 'dm-reader' },
      ],
    ]);
    expect(await shownOn(host)).toEqual([]);
    expect(await shownOn(reader)).toEqual(['reader: lazy neuron', 'broadsheet: Heard.']);
    expect(reader.messages().some(({ isPrivate, canShare }) => isPrivate || canShare)).toBe(false);
  });
});

describe('an answer', () => {
  test('that takes long is announced where it will stand', async () => {
    const slow = gate();
    desk.answerWith(async () => {
      await slow.opened;
      return sentence('Found.');
    });

    const asked = reader.say('/paper lazy neuron');
    await reader.until(() => reader.messages().length === 1);
    while (desk.heard.length === 0) await reader.state();
    timer.fire();
    await reader.until(() => reader.messages().length === 2);
    const looking = reader.messages()[1];
    slow.open();
    await asked;
    await reader.until(() => reader.messages()[1]?.document !== null);

    expect(looking).toMatchObject({ from: 'broadsheet', document: null, text: null });
    expect(reader.messages()[1]).toMatchObject({ id: looking?.id, document: { summary: 'Found.' } });
  });

  test('comes in the order of the questions, unless the first is announced', async () => {
    const slow = gate();
    desk.answerWith(async (inbound) => {
      if (saidText(inbound) === '/slow') await slow.opened;
      return sentence(`Answer to ${saidText(inbound)}.`);
    });

    const first = reader.say('/slow');
    await reader.until(() => reader.messages().length === 1);
    const second = reader.say('/quick');
    await reader.until(() => reader.messages().length === 2);
    const heardBefore = desk.heard.length;
    slow.open();
    await Promise.all([first, second]);

    expect(heardBefore).toBe(1);
    expect((await shownOn(reader)).slice(2)).toEqual([
      'broadsheet: Answer to /slow.',
      'broadsheet: Answer to /quick.',
    ]);
  });

  test('of silence leaves nothing behind', async () => {
    desk.answerWith(() => ({ kind: 'silence' }));

    const { body } = await reader.say('/paper lazy neuron');

    expect(body).toEqual({ form: null });
    expect(await shownOn(reader)).toEqual(['reader: /paper lazy neuron']);
  });

  test('of hostile words is handed on as words', async () => {
    const hostile = '<img src=x onerror=alert(1)> “$& </script><script>alert(2)</script>';
    desk.answerWith(() => sentence(hostile));

    await reader.say(`/paper ${hostile}`);

    expect(await shownOn(reader)).toEqual([`reader: /paper ${hostile}`, `broadsheet: ${hostile}`]);
  });
});

describe('a file', () => {
  test('is read whole by the command it is handed in with, in a channel too', async () => {
    const read: string[] = [];
    desk.answerWith(async ({ files = [] }) => {
      for (const file of files) read.push(await contentOf(file));
      return sentence('Read.');
    });

    await reader.handIn({ name: 'list.bib', content: '@article{a}' }, '/library import', 'general');

    expect(read).toEqual(['@article{a}']);
    await reader.until(() => reader.messages().length === 2);
    expect(reader.messages()[0]?.files).toEqual([{ name: 'list.bib', bytes: 11 }]);
  });

  test('among people is none of Broadsheet’s business', async () => {
    await reader.handIn({ name: 'photo.png', content: 'x' }, 'look at this', 'general');

    expect(desk.heard).toEqual([]);
  });

  test('that is too large is told so by whoever reads it', async () => {
    let why = '';
    desk.answerWith(async ({ files = [] }) => {
      for (const file of files) await contentOf(file).catch((error: Error) => (why = error.message));
      return sentence('Tried.');
    });

    await reader.handIn({ name: 'big.bib', content: 'x'.repeat(11 * 1024 * 1024) }, '');

    expect(why).toMatch(/larger than the 10 MB/);
  });
});

describe('completion', () => {
  const completionsOf = async (room: string, typed: string) => {
    const query = new URLSearchParams({ as: 'reader', room, typed });
    return (await (await reader.get(`/api/completions?${query}`)).json()) as Completions;
  };

  test('offers nothing for talk in a channel, and papers in the direct message', async () => {
    desk.completeWith([{ line: 'lazy neuron', label: 'The Lazy Neuron Phenomenon' }]);

    expect(await completionsOf('general', 'laz')).toEqual({ completions: [], usage: null });
    expect((await completionsOf('dm', 'laz')).completions).toHaveLength(1);
  });

  test('goes on behind its name', async () => {
    desk.completeWith([{ line: 'lazy neuron', label: 'The Lazy Neuron Phenomenon' }]);

    expect((await completionsOf('general', '@bro')).completions).toMatchObject([{ line: '@Broadsheet ' }]);
    expect((await completionsOf('general', '@Broadsheet laz')).completions).toMatchObject([
      { line: '@Broadsheet lazy neuron' },
    ]);
  });

  test('tells how the command that is being typed goes', async () => {
    expect((await completionsOf('general', '/cite laz')).usage).toMatchObject({ path: 'cite' });
    expect((await completionsOf('general', '/reading add laz')).usage).toMatchObject({ path: 'reading add' });
    expect((await completionsOf('general', '/rea')).usage).toBeNull();
  });
});

async function contentOf(file: IncomingFile): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document, Reply } from '../../src/core/document/document.ts';
import type { IncomingFile } from '../../src/core/document/incoming-file.ts';
import { createScriptedDesk, gate, type ScriptedDesk, saidText, sentence } from './platform-desk.ts';
import type { Capability, PlatformCapabilities, PlatformDriver } from './platform-driver.ts';
import {
  ABSTRACT_CALL,
  EVERY_TEXT,
  everyBlock,
  HOSTILE_TEXTS,
  hostileDocument,
  ITEM_CALL,
  longDocument,
  longSentence,
  sampleForm,
  withFile,
} from './platform-samples.ts';

const LONG_PARAGRAPHS = 150;

/** What every platform promises, run through a driver that does what a person would. */
export function platformContract(
  name: string,
  capabilities: PlatformCapabilities,
  make: () => Promise<PlatformDriver>,
): void {
  describe(`${name} as a platform`, () => {
    let driver: PlatformDriver;
    let desk: ScriptedDesk;

    beforeEach(async () => {
      driver = await make();
      desk = createScriptedDesk();
    });

    afterEach(() => driver.dispose());

    const started = async () => {
      await driver.platform.start(desk);
    };

    test('is ready only between start and stop, and says so in words', async () => {
      const before = driver.platform.health();
      await started();
      const during = driver.platform.health();
      await driver.platform.stop();
      const after = driver.platform.health();

      expect([before.ready, during.ready, after.ready]).toEqual([false, true, false]);
      expect([before, during, after].every((health) => health.detail !== '')).toBe(true);
    });

    test('hands the desk exactly what was said', async () => {
      await started();

      await driver.say('/paper  lazy neuron & "more" <ok> émigré 日本');

      expect(desk.heard.map((inbound) => inbound.said)).toEqual([
        { kind: 'text', text: '/paper  lazy neuron & "more" <ok> émigré 日本' },
      ]);
    });

    test('tells the desk who asked', async () => {
      await started();

      await driver.say('who am I');

      expect(desk.heard[0]?.person).toEqual(driver.person);
    });

    test('shows every text of a document', async () => {
      desk.answerWith(() => replyOf(everyBlock));
      await started();

      await driver.say('flowers');
      await readToTheEnd(driver);

      expect(EVERY_TEXT.filter((text) => !driver.shown().includes(text))).toEqual([]);
    });

    test.each(HOSTILE_TEXTS)('lets hostile text do nothing: %j', async (hostile) => {
      desk.answerWith(() => replyOf(hostileDocument(hostile)));
      await started();

      await driver.say('anything');
      await readToTheEnd(driver);

      expect(driver.live()).toEqual([]);
      expect(driver.shown()).toContain(hostile.slice(0, hostile.search(/[^A-Za-z]/u)));
    });

    able(capabilities.buttons)('hands the desk the exact call of a button', async () => {
      desk.answerWith(() => replyOf(everyBlock));
      await started();
      await driver.say('flowers');

      await driver.press('Abstract');

      expect(desk.heard[1]?.said).toEqual({ kind: 'call', call: ABSTRACT_CALL });
      expect(desk.heard[1]?.person).toEqual(driver.person);
    });

    able(capabilities.buttons)('hands the desk the exact call of a list item', async () => {
      desk.answerWith(() => replyOf(everyBlock));
      await started();
      await driver.say('flowers');

      await driver.press('Second neighbour');

      expect(desk.heard[1]?.said).toEqual({ kind: 'call', call: ITEM_CALL });
    });

    able(capabilities.forms)('adds the answers of a form to its call', async () => {
      desk.answerWith((inbound) =>
        inbound.said.kind === 'text' ? { kind: 'form', form: sampleForm } : sentence('Saved it.'),
      );
      await started();
      await driver.say('note flowers');

      await driver.fillIn(['algebra', 'First line.\nSecond line.']);

      const { route, args } = sampleForm.submit;
      const call = { route, args: { ...args, tag: 'algebra', note: 'First line.\nSecond line.' } };
      expect(desk.heard[1]?.said).toEqual({ kind: 'call', call });
      expect(driver.shown()).toContain('Saved it.');
    });

    able(capabilities.typeahead)('shows ways to go on with a half-typed line', async () => {
      desk.completeWith([
        { line: '/paper Flowers of Algebra', label: 'Flowers of Algebra' },
        { line: '/paper Algebra for Flowers', label: 'Algebra for Flowers' },
      ]);
      desk.suggestWith([
        { value: 'flowers', label: 'Flowers of Algebra', typed: 'Flowers of Algebra' },
        { value: 'algebra', label: 'Algebra for Flowers', typed: 'Algebra for Flowers' },
      ]);
      await started();

      const offered = await driver.completionsOf('/paper alg');

      expect(offered).toContain('Flowers of Algebra');
      expect(offered).toContain('Algebra for Flowers');
    });

    able(capabilities.files)('hands files over whole', async () => {
      desk.answerWith(() => replyOf(withFile));
      await started();

      await driver.say('export');

      expect(driver.filesReceived()).toEqual([{ name: 'reading-list.bib', content: '@article{flowers}\n' }]);
    });

    able(capabilities.incomingFiles)(
      'hands the desk a file sent to it, to be read when it is wanted',
      async () => {
        const contents: string[] = [];
        desk.answerWith(async ({ files = [] }) => {
          for (const file of files) contents.push(await contentOf(file));
          return sentence('Read it.');
        });
        await started();

        await driver.handIn(
          { name: 'list of <papers>.bib', content: '@article{flowers, title={Émile}}\n' },
          '',
        );

        expect(desk.heard.map(({ said }) => said)).toEqual([{ kind: 'text', text: '' }]);
        expect(desk.heard[0]?.person).toEqual(driver.person);
        expect(desk.heard[0]?.files).toMatchObject([{ name: 'list of <papers>.bib', bytes: 34 }]);
        expect(contents).toEqual(['@article{flowers, title={Émile}}\n']);
      },
    );

    able(capabilities.incomingFiles)('hands the desk the words beside a file', async () => {
      await started();

      await driver.handIn({ name: 'list.bib', content: '@article{flowers}' }, 'our list');

      expect(desk.heard.map(({ said, files }) => [said, files?.length])).toEqual([
        [{ kind: 'text', text: 'our list' }, 1],
      ]);
    });

    able(capabilities.privateAnswers)('shows an answer meant for the asker to nobody else', async () => {
      desk.answerWith(() => replyOf({ ...everyBlock, visibility: 'asker' }));
      await started();

      await driver.say('flowers');

      expect(driver.audience()).toBe('asker');
    });

    test('brings a long document whole, or keeps the rest in reach', async () => {
      desk.answerWith(() => replyOf(longDocument(LONG_PARAGRAPHS)));
      await started();

      await driver.say('everything');
      await readToTheEnd(driver);

      const sentences = Array.from({ length: LONG_PARAGRAPHS }, (_, index) => longSentence(index + 1));
      expect(sentences.filter((each) => !driver.shown().includes(each))).toEqual([]);
    });

    test('answers two quick questions in their order', async () => {
      const slow = gate();
      desk.answerWith(async (inbound) => {
        if (saidText(inbound) === 'slow one') await slow.opened;
        return sentence(`Answer to the ${saidText(inbound)}.`);
      });
      await started();

      const answered = driver.sayAtOnce(['slow one', 'quick one']);
      slow.open();
      await answered;

      const first = driver.shown().indexOf('Answer to the slow one.');
      const second = driver.shown().indexOf('Answer to the quick one.');
      expect(first).toBeGreaterThan(-1);
      expect(second).toBeGreaterThan(first);
    });

    test('answers in words when the desk fails, and goes on', async () => {
      desk.answerWith((inbound) => {
        if (saidText(inbound) === 'fail') throw new Error('secret cause');
        return sentence('Still here.');
      });
      await started();

      await driver.say('fail');
      const afterFailure = driver.shown();
      await driver.say('again');

      expect(afterFailure).toMatch(/went wrong/u);
      expect(afterFailure).not.toContain('secret cause');
      expect(driver.shown()).toContain('Still here.');
    });

    test('finishes the answer in flight when it is stopped', async () => {
      const asked = gate();
      const held = gate();
      desk.answerWith(async () => {
        asked.open();
        await held.opened;
        return sentence('Finished in time.');
      });
      await started();

      void driver.say('slow');
      await asked.opened;
      const stopped = driver.platform.stop();
      held.open();
      await stopped;

      expect(driver.shown()).toContain('Finished in time.');
    });

    test('may be stopped twice', async () => {
      await started();

      await driver.platform.stop();

      await expect(driver.platform.stop()).resolves.toBeUndefined();
    });
  });
}

/** A test that runs where the platform is able to, and names the reason where not. */
function able(capability: Capability) {
  return (title: string, run: () => Promise<void>) => {
    if (capability === true) test(title, run);
    else test.skip(`${title} (not here: ${capability.without})`, run);
  };
}

function replyOf(document: Document): Reply {
  return { kind: 'document', document };
}

async function contentOf(file: IncomingFile): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function readToTheEnd(driver: PlatformDriver): Promise<void> {
  while (await driver.readOn());
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createScriptedDesk,
  gate,
  type ScriptedDesk,
  saidText,
  sentence,
} from '../../contracts/platform-desk.ts';
import { everyBlock, withFile } from '../../contracts/platform-samples.ts';
import { type TerminalBench, terminalBench, unstyled } from './driver.ts';

const UP = '\u001b[A';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

describe('the terminal with a person at it', () => {
  let bench: TerminalBench;
  let desk: ScriptedDesk;

  beforeEach(async () => {
    bench = terminalBench();
    desk = createScriptedDesk();
    desk.answerWith((inbound) => sentence(`You said ${saidText(inbound)}.`));
    await bench.platform.start(desk);
    await bench.until((raw) => raw.endsWith('G'));
  });

  afterEach(() => bench.platform.stop());

  const heard = () => desk.heard.map(saidText);

  test('greets in lines that fit', () => {
    const greeting = bench.text().split('\n').slice(0, 2);

    expect(greeting.join(' ')).toMatch(/\/help.*number.*\/quit/u);
    expect(Math.max(...greeting.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('does not trouble the desk with an empty line', async () => {
    await bench.enter('');

    expect(desk.heard).toEqual([]);
  });

  test('lets the desk open a file that is named on the line', async () => {
    desk.answerWith(async (inbound) => {
      const file = await inbound.openFile?.('"my list.bib"');
      return sentence(`Opened ${file?.name}.`);
    });

    await bench.enter('/library import "my list.bib"');

    expect(bench.text()).toContain('Opened my list.bib.');
  });

  test('brings earlier lines back', async () => {
    await bench.enter('first');
    await bench.enter('second');

    await bench.enter(`${UP}${UP}`);

    expect(heard()).toEqual(['first', 'second', 'first']);
  });

  test.each([
    ['3', 'paper abstract'],
    ['#3', 'paper abstract'],
    ['2', 'paper'],
  ])('presses %s of the last answer', async (number, route) => {
    desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    await bench.enter('flowers');

    await bench.enter(number);

    expect(heard()).toEqual(['flowers', route]);
  });

  test('says where a link button leads', async () => {
    desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    await bench.enter('flowers');

    await bench.enter('4');

    expect(bench.text()).toContain('Publisher: https://example.org/publisher');
  });

  test('says what there is to press when a number is not', async () => {
    desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    await bench.enter('flowers');

    await bench.enter('9');

    expect(bench.text()).toContain('There is no 9 to press: the last answer offers 2 to 4.');
    expect(desk.heard).toHaveLength(1);
  });

  test('forgets the buttons of the answer before the last', async () => {
    desk.answerWith((inbound) =>
      saidText(inbound) === 'flowers' ? { kind: 'document', document: everyBlock } : sentence('Plain.'),
    );
    await bench.enter('flowers');
    await bench.enter('something else');

    await bench.enter('#3');

    expect(bench.text()).toContain('the last answer has no buttons');
  });

  test('completes the only way to go on', async () => {
    desk.completeWith([{ line: '/paper The Lazy Neuron', label: 'The Lazy Neuron' }]);
    bench.type('/paper lazy');

    bench.type('\t');
    await bench.until((raw) => raw.includes('/paper The Lazy Neuron'));
    await bench.enter('');

    expect(heard()).toEqual(['/paper The Lazy Neuron']);
  });

  test('gives the keyboard back when completions do not come', async () => {
    desk.complete = () => new Promise(() => undefined);
    bench.type('/paper lazy');
    bench.type('\t');

    bench.timer.fire();
    await bench.enter('');

    expect(heard()).toEqual(['/paper lazy']);
  });

  test('takes pasted lines one after the other', async () => {
    bench.type('one\rtwo\rthree\r');
    await bench.until((raw) => raw.includes('You said three.') && raw.endsWith('G'));

    const answers = bench.text().match(/You said \w+\./gu);
    expect(answers).toEqual(['You said one.', 'You said two.', 'You said three.']);
  });

  test('says it is looking when an answer takes a while, and takes that back', async () => {
    const asked = gate();
    const slow = gate();
    desk.answerWith(async () => {
      asked.open();
      await slow.opened;
      return sentence('Found it.');
    });
    bench.type('slow\r');
    await asked.opened;

    bench.timer.fire();
    await bench.until((raw) => raw.includes('looking … '));
    const waiting = bench.raw().length;
    slow.open();
    await bench.until((raw) => raw.includes('Found it.'));

    expect(bench.raw().slice(waiting)).toContain('\u001b[1G\u001b[0JFound it.');
  });

  test('does not say so when the answer is quick', async () => {
    await bench.enter('quick');

    bench.timer.fire();

    expect(bench.raw()).not.toContain('looking');
  });

  test('keeps what is typed while an answer is awaited', async () => {
    const asked = gate();
    const slow = gate();
    desk.answerWith(async (inbound) => {
      asked.open();
      if (saidText(inbound) === 'slow') await slow.opened;
      return sentence('Done.');
    });
    bench.type('slow\r');
    await asked.opened;
    bench.type('next');

    slow.open();
    await bench.until((raw) => unstyled(raw).endsWith('broadsheet> next'));
    await bench.enter(' one');

    expect(heard()).toEqual(['slow', 'next one']);
  });

  test('clears the line at the first Ctrl-C and leaves at the second', async () => {
    bench.type(`half a line${CTRL_C}`);
    await bench.until((raw) => raw.includes('Ctrl-C again leaves') && raw.endsWith('G'));
    const afterFirst = [...bench.closed];

    bench.type(CTRL_C);
    await bench.whenClosed;

    expect(afterFirst).toEqual([]);
    expect(bench.closed).toEqual(['left']);
    expect(desk.heard).toEqual([]);
  });

  test('stays after Ctrl-C when something is said in between', async () => {
    bench.type(CTRL_C);
    await bench.until((raw) => raw.includes('Ctrl-C again leaves') && raw.endsWith('G'));
    await bench.enter('still here');

    bench.type(CTRL_C);

    expect(bench.closed).toEqual([]);
  });

  test.each([
    ['/quit', '/quit\r'],
    ['/exit', '/exit\r'],
    ['Ctrl-D', CTRL_D],
  ])('leaves at %s and gives the terminal back', async (_name, keys) => {
    bench.type(keys);
    await bench.platform.stop();

    expect(bench.rawModes.at(-1)).toBe(false);
    expect(desk.heard).toEqual([]);
  });

  test('reports once that the person left', async () => {
    bench.type('/quit\r');
    await bench.whenClosed;
    await bench.platform.stop();

    expect(bench.closed).toEqual(['left']);
  });

  test('wraps new answers to the new width after a resize', async () => {
    desk.answerWith(() => sentence('word '.repeat(30).trim()));
    bench.resize(40);
    const from = bench.text().length;

    await bench.enter('narrow');

    const lines = bench
      .text()
      .slice(from)
      .split('\n')
      .filter((line) => line.startsWith('word'));
    expect(Math.max(...lines.map((line) => line.length))).toBe(39);
  });

  test('says where a file was saved', async () => {
    desk.answerWith(() => ({ kind: 'document', document: withFile }));

    await bench.enter('export');

    expect(bench.text()).toContain('saved to ./reading-list.bib');
    expect(bench.text()).not.toContain('@article');
  });

  test('says so when it cuts a very long line', async () => {
    await bench.enter('x'.repeat(5000));

    expect(heard()).toEqual(['x'.repeat(4000)]);
    expect(bench.text()).toContain('only its first 4000 characters were read');
  });

  test('ends quietly when the screen goes away', async () => {
    bench.output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await new Promise((resolve) => bench.output.once('close', resolve));

    await bench.platform.stop();

    expect(bench.closed).toEqual(['left']);
  });
});

describe('a dumb terminal', () => {
  test('gets prompts and answers, and not one escape sequence', async () => {
    const bench = terminalBench({ dumb: true });
    const desk = createScriptedDesk();
    desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    await bench.platform.start(desk);

    bench.type('flowers\n');
    await bench.until((raw) => raw.includes('Publisher') && raw.endsWith('broadsheet> '));
    await bench.platform.stop();

    expect(bench.raw()).not.toContain('\u001b');
  });
});

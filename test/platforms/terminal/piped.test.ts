import { describe, expect, test } from 'vitest';
import { createScriptedDesk, saidText, sentence } from '../../contracts/platform-desk.ts';
import { everyBlock, sampleForm, withFile } from '../../contracts/platform-samples.ts';
import { terminalBench } from './driver.ts';

/** A pipe that hears what is written to it and ends; resolves when that is reported. */
async function piped(written: string | Buffer[], desk = createScriptedDesk()) {
  const bench = terminalBench({ tty: false });
  await bench.platform.start(desk);
  for (const chunk of typeof written === 'string' ? [written] : written) bench.input.write(chunk);
  bench.endInput();
  await bench.whenClosed;
  await bench.platform.stop();
  return { bench, desk };
}

function echoDesk() {
  const desk = createScriptedDesk();
  desk.answerWith((inbound) => sentence(`You said ${saidText(inbound)}.`));
  return desk;
}

describe('the terminal behind a pipe', () => {
  test('answers line by line, in order, with nothing but the answers', async () => {
    const { bench } = await piped('one\ntwo\r\nthree', echoDesk());

    expect(bench.raw()).toBe('You said one.\n\nYou said two.\n\nYou said three.\n\n');
  });

  test('reports when all is answered', async () => {
    expect((await piped('one\n')).bench.closed).toEqual(['ended']);
  });

  test('reads letters that arrive in two pieces', async () => {
    const bytes = Buffer.from('日本\n');

    const { desk } = await piped([bytes.subarray(0, 2), bytes.subarray(2)], echoDesk());

    expect(desk.heard.map(saidText)).toEqual(['日本']);
  });

  test('presses buttons by number', async () => {
    const desk = createScriptedDesk();
    desk.answerWith(() => ({ kind: 'document', document: everyBlock }));

    await piped('flowers\n3\n', desk);

    expect(desk.heard.map(saidText)).toEqual(['flowers', 'paper abstract']);
  });

  test('prints files instead of saving them', async () => {
    const desk = createScriptedDesk();
    desk.answerWith(() => ({ kind: 'document', document: withFile }));

    const { bench } = await piped('export\n', desk);

    expect(bench.raw()).toContain('@article{flowers}');
    expect(bench.saved.size).toBe(0);
  });

  test('fills in a form from the lines that follow', async () => {
    const desk = createScriptedDesk();
    desk.answerWith((inbound) =>
      inbound.said.kind === 'text' ? { kind: 'form', form: sampleForm } : sentence('Saved.'),
    );

    await piped('note\ntag\nfirst\nsecond\n.\nafter\n', desk);

    expect(desk.heard.map((inbound) => inbound.said)[1]).toEqual({
      kind: 'call',
      call: {
        route: 'reading note save',
        args: { ...sampleForm.submit.args, tag: 'tag', note: 'first\nsecond' },
      },
    });
  });

  test('calls a form off when the input ends within it', async () => {
    const desk = createScriptedDesk();
    desk.answerWith(() => ({ kind: 'form', form: sampleForm }));

    const { bench } = await piped('note\n', desk);

    expect(desk.heard).toHaveLength(1);
    expect(bench.raw()).toContain('Cancelled.');
  });

  test('stops reading at /quit', async () => {
    const { bench, desk } = await piped('one\n/quit\ntwo\n', echoDesk());

    expect(desk.heard.map(saidText)).toEqual(['one']);
    expect(bench.closed).toEqual(['left']);
  });

  test('cuts an endless line and says so', async () => {
    const { bench, desk } = await piped(
      [Buffer.from('x'.repeat(300_000)), Buffer.from('yz\nnext\n')],
      echoDesk(),
    );

    expect(desk.heard.map(saidText)).toEqual(['x'.repeat(4000), 'next']);
    expect(bench.raw()).toContain('only its first 4000 characters were read');
  });

  test('reports nothing for input that was empty from the start, and stays ready', async () => {
    const bench = terminalBench({ tty: false });
    await bench.platform.start(createScriptedDesk());
    bench.endInput();
    await new Promise((resolve) => bench.input.once('close', resolve));

    const health = bench.platform.health();
    await bench.platform.stop();

    expect(bench.closed).toEqual([]);
    expect(health.ready).toBe(true);
    expect(bench.raw()).toBe('');
  });

  test('reads no further once the reader of its answers has gone', async () => {
    const bench = terminalBench({ tty: false });
    const desk = createScriptedDesk();
    await bench.platform.start(desk);

    bench.output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await new Promise((resolve) => bench.output.once('close', resolve));
    await bench.platform.stop();

    expect(bench.closed).toEqual(['left']);
    expect(desk.heard).toEqual([]);
  });

  test('can be stopped while it waits for input', async () => {
    const bench = terminalBench({ tty: false });
    await bench.platform.start(createScriptedDesk());

    await bench.platform.stop();

    expect(bench.closed).toEqual([]);
    expect(bench.platform.health().detail).toBe('stopped');
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createScriptedDesk, type ScriptedDesk, saidText, sentence } from '../../contracts/platform-desk.ts';
import { sampleForm } from '../../contracts/platform-samples.ts';
import { type TerminalBench, terminalBench } from './driver.ts';

const UP = '\u001b[A';
const CTRL_C = '\u0003';

describe('a form at the terminal', () => {
  let bench: TerminalBench;
  let desk: ScriptedDesk;

  beforeEach(async () => {
    bench = terminalBench();
    desk = createScriptedDesk();
    await bench.platform.start(desk);
    await bench.until((raw) => raw.endsWith('G'));
  });

  afterEach(() => bench.platform.stop());

  const heard = () => desk.heard.map(saidText);

  test('keeps what was written in a form out of the history', async () => {
    desk.answerWith((inbound) =>
      saidText(inbound) === 'note' ? { kind: 'form', form: sampleForm } : sentence('Ok.'),
    );
    await bench.enter('note');
    for (const line of ['tag', 'a private note', '.']) await bench.enter(line);

    await bench.enter(UP);

    expect(heard()).toEqual(['note', 'reading note save', 'note']);
  });

  test('calls a form off at Ctrl-C', async () => {
    desk.answerWith(() => ({ kind: 'form', form: sampleForm }));
    await bench.enter('note');

    bench.type(`half${CTRL_C}`);
    await bench.until((raw) => raw.includes('Cancelled') && raw.endsWith('13G'));

    expect(heard()).toEqual(['note']);
    expect(bench.closed).toEqual([]);
  });

  test('asks again for a field that is needed', async () => {
    desk.answerWith(() => ({ kind: 'form', form: sampleForm }));
    await bench.enter('note');

    await bench.enter('');

    expect(bench.text()).toContain('Tag is needed.');
  });

  test('keeps a value at Enter and cuts a long one, saying so', async () => {
    const [tag, note] = sampleForm.fields;
    const fields = [
      { ...tag, value: 'kept' },
      { ...note, multiline: false, maxLength: 5 },
    ] as typeof sampleForm.fields;
    desk.answerWith((inbound) =>
      inbound.said.kind === 'text' ? { kind: 'form', form: { ...sampleForm, fields } } : sentence('Ok.'),
    );
    await bench.enter('note');
    await bench.enter('');

    await bench.enter('too long a note');

    const args = { ...sampleForm.submit.args, tag: 'kept', note: 'too l' };
    expect(desk.heard[1]?.said).toEqual({ kind: 'call', call: { route: 'reading note save', args } });
    expect(bench.text()).toContain('Only the first 5 characters were kept.');
  });
});

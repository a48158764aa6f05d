import { describe, expect, test } from 'vitest';
import { understand } from '../../../src/platforms/terminal/inbound.ts';
import type { Press } from '../../../src/platforms/terminal/numbering.ts';

const save: Press = {
  number: 1,
  label: 'Save',
  target: { kind: 'call', call: { route: 'reading add', args: {} } },
};

describe('understand', () => {
  test.each(['1', '#1', ' 1 '])('takes %j as a press', (typed) => {
    expect(understand(typed, [save])).toEqual({ kind: 'press', press: save });
  });

  test.each(['7', '#7', '99'])('takes %j as a slip when there are other buttons', (typed) => {
    expect(understand(typed, [save]).kind).toBe('no-such-press');
  });

  test('takes a year as words', () => {
    expect(understand('2022', [save])).toEqual({ kind: 'said', text: '2022' });
  });

  test('takes a number as words where there are no buttons', () => {
    expect(understand('42', [])).toEqual({ kind: 'said', text: '42' });
  });

  test.each(['/quit', '/exit', ' /QUIT '])('leaves at %j', (typed) => {
    expect(understand(typed, [])).toEqual({ kind: 'leave' });
  });

  test('does nothing at an empty line', () => {
    expect(understand('   ', [save])).toEqual({ kind: 'nothing' });
  });

  test('hands on everything else as typed', () => {
    expect(understand('  /paper  lazy neuron ', [save])).toEqual({
      kind: 'said',
      text: '  /paper  lazy neuron ',
    });
  });
});

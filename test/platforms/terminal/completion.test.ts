import { describe, expect, test } from 'vitest';
import { offer } from '../../../src/platforms/terminal/completion.ts';

function lines(...values: string[]) {
  return values.map((line) => ({ line, label: line }));
}

describe('offer', () => {
  test('does nothing when there is no way to go on', () => {
    expect(offer('/x', [])).toEqual({ kind: 'nothing' });
  });

  test('takes the only way, even where it replaces the words typed', () => {
    expect(offer('/paper lazy', lines('/paper The Lazy Neuron'))).toEqual({
      kind: 'line',
      line: '/paper The Lazy Neuron',
    });
  });

  test('goes on as far as all agree', () => {
    expect(offer('/re', lines('/reading add', '/reading list'))).toEqual({ kind: 'line', line: '/reading ' });
  });

  test('lists the ways where they part', () => {
    expect(offer('/reading ', lines('/reading add', '/reading list'))).toEqual({
      kind: 'list',
      labels: ['/reading add', '/reading list'],
    });
  });

  test('keeps the words typed when several titles only contain them', () => {
    expect(offer('/paper lazy', lines('/paper The Lazy Neuron', '/paper The Lazy Dog')).kind).toBe('list');
  });

  test('does nothing when the line is complete', () => {
    expect(offer('/random', lines('/random'))).toEqual({ kind: 'nothing' });
  });

  test('makes lines and labels inert', () => {
    const hostile = [{ line: '/paper a\u001b[2Jb', label: 'a\u202eb' }];

    expect(offer('/paper a', hostile)).toEqual({ kind: 'line', line: '/paper ab' });
    expect(offer('/paper x', [...hostile, ...hostile])).toEqual({ kind: 'list', labels: ['ab', 'ab'] });
  });

  test('says how many more there are', () => {
    const many = lines(...Array.from({ length: 25 }, (_, index) => `${index} way`));

    const offered = offer('', many);

    expect(offered.kind === 'list' && offered.labels.at(-1)).toBe('and 5 more');
  });
});

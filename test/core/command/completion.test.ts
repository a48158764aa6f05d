import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { completionPoint } from '../../../src/core/command/completion.ts';

const lines = (typed: string) => {
  const point = completionPoint(commands, typed);
  return point.kind === 'lines' ? point.lines.map(({ line }) => line) : point;
};

describe('completion', () => {
  test('offers the commands that start with what is typed', () => {
    expect(lines('/r')).toEqual(['/random ', '/reading ']);
  });

  test('offers the subcommands of a command, without its buttons', () => {
    expect(lines('/reading ')).toContain('/reading add ');
    expect(lines('/reading re')).toEqual(['/reading remove ']);
  });

  test('looks papers up for a command that takes one', () => {
    expect(lines('/similar laz')).toEqual({
      kind: 'value',
      before: '/similar ',
      typed: 'laz',
      typeahead: 'paper',
    });
  });

  test('looks authors up for a command that takes one', () => {
    expect(lines('/author Bho')).toMatchObject({ typeahead: 'author', typed: 'Bho' });
  });

  test('looks on the reading list for what is on it', () => {
    expect(lines('/reading done la')).toMatchObject({ typeahead: 'reading', before: '/reading done ' });
  });

  test('offers the values of a choice as a further word', () => {
    expect(lines('/cite lazy neuron ap')).toEqual(['/cite lazy neuron apa']);
    expect(lines('/library export ')).toContain('/library export csl-json');
  });

  test('takes bare words for the start of a title', () => {
    expect(lines('lazy ne')).toEqual({ kind: 'value', before: '', typed: 'lazy ne', typeahead: 'paper' });
  });

  test('has nothing to offer for a command there is not', () => {
    expect(lines('/nonsense x')).toEqual([]);
  });

  test('never fails, and every offered line goes on from what was typed before the last word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', 'r', 'e', 'a', 'd', ' ', 'cite', ':') }),
        (typed) => {
          const point = completionPoint(commands, typed);
          const kept = typed.slice(0, typed.lastIndexOf(' ') + 1).toLowerCase();

          if (point.kind === 'lines') {
            for (const { line } of point.lines) expect(line.toLowerCase().startsWith(kept)).toBe(true);
          } else {
            expect(point.before + point.typed).toBe(typed);
          }
        },
      ),
    );
  });
});

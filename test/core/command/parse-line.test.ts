import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseLine } from '../../../src/core/command/parse-line.ts';
import { AskerError } from '../../../src/core/errors.ts';

const parse = (line: string) => parseLine(commands, line);

describe('a line that starts with a slash', () => {
  test('names a command and gives it the rest', () => {
    expect(parse('/paper lazy neuron')).toEqual({ route: 'paper', args: { query: 'lazy neuron' } });
  });

  test('may be in any case and carry spare spaces', () => {
    expect(parse('  /PAPER   lazy   neuron ')).toEqual({ route: 'paper', args: { query: 'lazy neuron' } });
  });

  test('names a subcommand with its second word', () => {
    expect(parse('/reading add HiRE')).toEqual({ route: 'reading add', args: { query: 'HiRE' } });
  });

  test('keeps filters in the question, since they are not options', () => {
    const call = parse('/paper attention author:"Chong You" year:2020..2022');

    expect(call.args).toEqual({ query: 'attention author:"Chong You" year:2020..2022' });
  });

  test('keeps the colon of a title', () => {
    expect(parse('/paper HiRE: high recall').args).toEqual({ query: 'HiRE: high recall' });
  });

  test('takes an option by name', () => {
    expect(parse('/paper attention page:2').args).toEqual({ query: 'attention', page: 2 });
  });

  test('takes a choice as its last word', () => {
    expect(parse('/cite lazy neuron APA').args).toEqual({ query: 'lazy neuron', style: 'apa' });
  });

  test('takes a note to the end of the line', () => {
    const call = parse('/reading note 2 note: compare with style:apa and page:3');

    expect(call.args).toEqual({ query: '2', note: 'compare with style:apa and page:3' });
  });

  test('takes a flag as its last word', () => {
    expect(parse('/broadsheet forget-me confirm')).toEqual({
      route: 'broadsheet forget-me',
      args: { confirm: true },
    });
  });

  test('does not take an inherited property for an option', () => {
    expect(parse('/paper constructor:x __proto__:y').args).toEqual({ query: 'constructor:x __proto__:y' });
  });
});

describe('bare words', () => {
  test('are a lookup', () => {
    expect(parse('lazy neuron')).toEqual({ route: 'paper', args: { query: 'lazy neuron' } });
  });

  test('are a command when they start with its name and fit it', () => {
    expect(parse('similar HiRE')).toEqual({ route: 'similar', args: { query: 'HiRE' } });
    expect(parse('reading list')).toEqual({ route: 'reading list', args: {} });
  });

  test('stay a lookup when they only look like a command', () => {
    expect(parse('reading comprehension with transformers').route).toBe('paper');
    expect(parse('library learning').route).toBe('paper');
    expect(parse('random projections').route).toBe('paper');
    expect(parse('paper').route).toBe('paper');
  });

  test('ask for help by the word alone', () => {
    expect(parse('help').route).toBe('broadsheet help');
    expect(parse('/help').route).toBe('broadsheet help');
    expect(parse('help me understand attention').route).toBe('paper');
  });
});

describe('a mistake', () => {
  const complaint = (line: string) => {
    try {
      parse(line);
    } catch (error) {
      if (error instanceof AskerError) return error.message;
    }
    return 'no complaint';
  };

  test('in a command’s name is answered with the nearest one', () => {
    expect(complaint('/papr lazy')).toBe('There is no /papr. Did you mean /paper?');
  });

  test('in a subcommand is answered with the ones there are', () => {
    expect(complaint('/reading read 2')).toContain('add, done, note, remove, export');
  });

  test('in a number teaches the usage with an example', () => {
    const words = complaint('/paper attention page:two');

    expect(words).toContain('“page” takes a whole number');
    expect(words).toContain('/paper <query> [page:number]');
    expect(words).toContain('For example: /paper lazy neuron');
  });

  test('of too many words says which were not understood', () => {
    expect(complaint('/library status please now')).toContain('“please now”');
  });

  test('of nothing typed says what to type', () => {
    expect(complaint('   ')).toContain('/help');
  });
});

describe('any line at all', () => {
  test('is a call or a kind sentence, never another failure', () => {
    const pieces = fc.constantFrom(
      '/',
      'paper',
      'reading',
      'note',
      'note:',
      '"',
      ':',
      ' ',
      'page:',
      '“',
      '\u0000',
      '__proto__',
      '😀',
    );
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    );

    fc.assert(
      fc.property(line, (typed) => {
        try {
          expect(parse(typed)).toHaveProperty('route');
        } catch (error) {
          expect(error).toBeInstanceOf(AskerError);
        }
      }),
    );
  });
});

describe('a value in quotes', () => {
  test.each(['"state space"', '“state space”', '„state space“'])('is read from %s', (typed) => {
    const { args } = parse(`/digest subscribe monday 9:00 topic:${typed}`);

    expect(args.topic).toBe('state space');
  });
});

import { describe, expect, test } from 'vitest';
import { callSaid } from '../../../src/core/command/call-said.ts';
import { defineCommand, defineCommandGroup, defineRoute } from '../../../src/core/command/command.ts';
import { fileOption, restOption } from '../../../src/core/command/options.ts';
import { usageLine } from '../../../src/core/command/usage.ts';
import { incoming } from '../../support/incoming-file.ts';

const nothing = async () => ({ kind: 'silence' as const });

const bringIn = defineRoute({
  name: 'shelf import',
  description: 'Takes a file',
  options: { file: fileOption({ description: 'Which', required: true }) },
  examples: ['shelf import'],
  run: nothing,
});

const paper = defineCommand({
  name: 'paper',
  description: 'Finds a paper',
  options: { query: restOption({ description: 'Which', required: true }) },
  examples: [],
  run: nothing,
});

const commands = [paper, defineCommandGroup({ name: 'shelf', description: 'A shelf', routes: [bringIn] })];

function callOf(text: string, mediaType = 'text/plain') {
  const files = [incoming('list.bib', '', { mediaType })];
  return callSaid(commands, { said: { kind: 'text', text }, files });
}

describe('a file', () => {
  test.each(['', '  ', 'our list', 'shelf import', 'what is this?'])(
    'is meant for the command that takes files when it comes with the words %j',
    (text) => {
      expect(callOf(text)).toEqual({ route: 'shelf import', args: {} });
    },
  );

  test('leaves a slash command beside it what it is', () => {
    expect(callOf('/paper lazy neuron')).toEqual({ route: 'paper', args: { query: 'lazy neuron' } });
  });

  test.each(['image/png', 'video/mp4', 'audio/ogg'])(
    'of the type %s is what the words beside it are about',
    (type) => {
      expect(callOf('lazy neuron', type)).toEqual({ route: 'paper', args: { query: 'lazy neuron' } });
    },
  );

  test('that is a picture is meant for the command when it comes without words', () => {
    expect(callOf('', 'image/png').route).toBe('shelf import');
  });

  test('changes nothing about a call', () => {
    const call = { route: 'paper', args: { query: 'x' } };

    const understood = callSaid(commands, { said: { kind: 'call', call }, files: [incoming('a', '')] });

    expect(understood).toBe(call);
  });

  test('may be named on a line', () => {
    const call = callSaid(commands, { said: { kind: 'text', text: '/shelf import papers/my list.bib' } });

    expect(call).toEqual({ route: 'shelf import', args: { file: 'papers/my list.bib' } });
  });

  test('is to be attached, the usage says', () => {
    expect(usageLine(bringIn)).toBe('/shelf import <attach a file>');
  });
});

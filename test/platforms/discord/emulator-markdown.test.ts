import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../support/discord-emulator/read-markdown.ts';

describe('reading Markdown', () => {
  test.each([
    ['## A **strong** _word_', 'A strong word'],
    ['\\*not\\* strong, snake\\_case', '*not* strong, snake_case'],
    [
      '[here](<https://a.example/x>) and <https://b.example>',
      'here https://a.example/x and https://b.example',
    ],
    ['- one\n-# small\n> quoted', '• one\nsmall\nquoted'],
    ['`code *stays*`', 'code *stays*'],
    ['```bibtex\n@article{x}\n```', '\n@article{x}\n'],
  ])('%j reads %j', (markdown, text) => {
    expect(readMarkdown(markdown).text).toBe(text);
  });

  test('tells what acts', () => {
    const read = readMarkdown('@everyone <@12> \\@here <t:1:R> https://evil.example **x** `@here`');

    expect(read.mentions).toEqual(['@everyone', '<@12>', '@here', '<t:1:R>']);
    expect(read.links).toEqual(['https://evil.example']);
    expect(read.styled).toEqual(['x']);
  });
});

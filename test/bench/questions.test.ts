import { expect, test } from 'vitest';
import { EVERYTHING } from '../../bench/contenders/contender.ts';
import { makeQuestions, partOf } from '../../bench/questions.ts';
import { makePaper } from '../../src/core/paper/make-paper.ts';

const PROVENANCE = { source: 'bench', ref: 'bench', retrieved: '1970-01-01' };
const WORDS = [
  'amber',
  'basalt',
  'cobalt',
  'dune',
  'ember',
  'fjord',
  'glacier',
  'harbour',
  'isthmus',
  'jungle',
];
const PAPERS = WORDS.map((word, at) => {
  const others = [1, 2, 3, 4].map((step) => WORDS[(at + step * step) % WORDS.length]);
  const title = [word, ...others, `specimen${at}`].join(' ');
  return makePaper({ title, abstract: `${word} and ${others.join(' and ')}` }, PROVENANCE);
});
const AMOUNTS = { perKind: 4, topics: 3, titlesTyped: 2, similar: 2 };

test('the same library gives the same questions', () => {
  expect(makeQuestions(PAPERS, AMOUNTS)).toEqual(makeQuestions(PAPERS, AMOUNTS));
});

test('a larger part of the questions holds every smaller one', () => {
  const questions = makeQuestions(PAPERS, AMOUNTS);

  const larger = partOf(questions, { ...EVERYTHING, perKind: 3, topics: 2, keyPresses: 20 });
  const smaller = partOf(questions, { ...EVERYTHING, perKind: 1, topics: 1, keyPresses: 5 });

  expect(larger.items).toEqual(expect.arrayContaining(smaller.items));
  expect(larger.topics).toEqual(expect.arrayContaining(smaller.topics));
  expect(larger.keyPresses).toEqual(expect.arrayContaining(smaller.keyPresses));
});

test('a part holds so many known items of each kind', () => {
  const part = partOf(makeQuestions(PAPERS, AMOUNTS), { ...EVERYTHING, perKind: 2 });

  expect(part.items.filter(({ kind }) => kind === 'exact')).toHaveLength(2);
});

test('no key press is asked twice', () => {
  const { keyPresses } = makeQuestions(PAPERS, AMOUNTS);

  expect(new Set(keyPresses).size).toBe(keyPresses.length);
});

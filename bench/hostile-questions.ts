import type { Paper } from '../src/core/paper/paper.ts';
import { STOP_WORDS, textOf } from './contenders/paper-text.ts';
import { createRandom } from './random.ts';
import { withSlip } from './slips.ts';

export interface HostileQuestion {
  name: string;
  text: string;
}

const SEED = 20_261_206;
const MEGABYTE = 1_000_000;
const LONG_WORD = 9;
const FAMILY_PREFIX = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What somebody may send to make the search slow; each is asked by the rules any question is asked by. */
export function makeHostileQuestions(
  papers: readonly Paper[],
  holders: ReadonlyMap<string, number>,
): HostileQuestion[] {
  const telling = [...holders].filter(([word]) => word.length > 2 && !STOP_WORDS.has(word));
  const frequent = telling
    .sort((a, b) => b[1] - a[1])
    .slice(0, 64)
    .map(([word]) => word);
  const word = frequent[0] ?? '';
  return [
    { name: 'a megabyte of one word', text: `${word} `.repeat(MEGABYTE / (word.length + 1)) },
    { name: 'a megabyte without a space', text: word.repeat(MEGABYTE / word.length) },
    { name: '100 single letters', text: Array.from({ length: 100 }, (_, at) => LETTERS[at % 26]).join(' ') },
    { name: 'the 64 most frequent words, 1,000 characters', text: filled(frequent, ' ', 1000) },
    { name: '64 unknown words, two slips from many', text: unknownWords(holders, 64).join(' ') },
    { name: 'a glued word of 200 letters', text: filled(frequent, '', 200) },
    {
      name: 'a regular expression',
      text: String.raw`^(a+)+$|(.*a){25}.*[^x]{1,100}\b(?=trans.*form)\1(?:x*)*$`,
    },
    { name: 'abstracts pasted, 800 words', text: pasted(papers, 800) },
    { name: 'a prefix of two letters', text: commonest(holders, 2) },
  ];
}

function filled(words: readonly string[], glue: string, characters: number): string {
  const once = words.join(glue) + glue;
  return once.repeat(Math.ceil(characters / Math.max(1, once.length))).slice(0, characters);
}

/** Of each of the largest families (long words that begin alike) one word with two slips, which makes it unknown. */
function unknownWords(holders: ReadonlyMap<string, number>, most: number): string[] {
  const random = createRandom(SEED);
  const families = new Map<string, string[]>();
  for (const word of holders.keys()) {
    if (word.length < LONG_WORD || !/^[a-z]+$/.test(word)) continue;
    const prefix = word.slice(0, FAMILY_PREFIX);
    const family = families.get(prefix);
    if (family === undefined) families.set(prefix, [word]);
    else family.push(word);
  }
  const largest = [...families.values()].sort((a, b) => b.length - a.length);
  return largest
    .flatMap((family) => {
      const slipped = family.map((word) => withSlip(random, withSlip(random, word)));
      return slipped.find((word) => !holders.has(word)) ?? [];
    })
    .slice(0, most);
}

function pasted(papers: readonly Paper[], words: number): string {
  const abstracts = papers
    .slice(0, 1000)
    .map((paper) => textOf(paper).abstract)
    .sort((a, b) => b.length - a.length);
  return abstracts
    .flatMap((abstract) => abstract.split(/\s+/))
    .slice(0, words)
    .join(' ');
}

function commonest(holders: ReadonlyMap<string, number>, length: number): string {
  const counts = new Map<string, number>();
  for (const word of holders.keys()) {
    const prefix = word.slice(0, length);
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0];
}

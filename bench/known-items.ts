import type { Paper } from '../src/core/paper/paper.ts';
import { STOP_WORDS } from '../src/core/search/analysis/stop-words.ts';
import { normaliseTitle } from '../src/core/text/title.ts';
import { between, createRandom, shuffled } from './random.ts';
import { withOneSlip } from './slips.ts';

export interface KnownItem {
  kind: string;
  text: string;
  /** The id of the only right answer. */
  id: string;
}

const SEED = 20_261_123;
const FEWEST_WORDS = 5;

/**
 * Questions for papers one has in mind, made from a library by rule and seed; only those with one right answer:
 * no other paper's title (with author and year where the question has them) holds all their words.
 */
export function makeKnownItems(papers: readonly Paper[], perKind: number): KnownItem[] {
  const random = createRandom(SEED);
  const holders = indexTitles(papers);
  const counts = new Map<string, number>();
  const items: KnownItem[] = [];
  for (const paper of shuffled(random, papers)) {
    const wanted = (kind: string) => (counts.get(kind) ?? 0) < perKind;
    for (const item of questionsFor(paper, random, holders, wanted)) {
      const count = counts.get(item.kind) ?? 0;
      if (count >= perKind) continue;
      counts.set(item.kind, count + 1);
      items.push(item);
    }
    if (counts.size >= KINDS && [...counts.values()].every((count) => count >= perKind)) break;
  }
  return items;
}

const KINDS = 10;

interface Holders {
  /** How many titles hold all the words, the last perhaps only begun. */
  holding(words: readonly string[], open?: boolean): Paper[];
  /** How many papers begin their titles with this name and a colon. */
  named(name: string): number;
}

function questionsFor(
  paper: Paper,
  random: () => number,
  holders: Holders,
  wanted: (kind: string) => boolean,
): KnownItem[] {
  const words = normaliseTitle(paper.title).split(' ').filter(Boolean);
  const items: KnownItem[] = [];
  const ask = (kind: string, asked: readonly string[] | null, glue = ' ') => {
    if (asked !== null && asked.length > 0) items.push({ kind, text: asked.join(glue), id: paper.id });
  };
  const name = /^([^\s:]{2,15}):\s/.exec(paper.title)?.[1]?.toLowerCase();
  if (name !== undefined && /^[a-z][a-z0-9-]*$/.test(name) && holders.named(name) === 1)
    ask('acronym', [name]);
  if (words.length < FEWEST_WORDS) return items;

  if (wanted('no stop words') && holders.holding(words).length === 1) {
    ask('exact', [paper.title]);
    ask('typo', withOneSlip(random, words));
    ask('shuffled', shuffled(random, words));
    ask('glued', words, '');
    ask(
      'no stop words',
      words.filter((word) => !STOP_WORDS.has(word)),
    );
  }
  const part = partOf(words, random);
  if (wanted('partial + typo') && holders.holding(part).length === 1) {
    ask('partial', part);
    ask('partial + typo', withOneSlip(random, part));
  }
  const typed = asTyped(words, random);
  if (wanted('prefix') && typed !== null && holders.holding(typed, true).length === 1) ask('prefix', typed);
  if (wanted('author-year-word')) ask('author-year-word', authorYearWord(paper, words, holders));
  return items;
}

/** Three to five words in order, not all of them stop words. */
function partOf(words: readonly string[], random: () => number): string[] {
  const length = between(random, 3, 5);
  const start = between(random, 0, words.length - length);
  return words.slice(start, start + length);
}

/** The title as far as it was typed: two words or more and the beginning of another. */
function asTyped(words: readonly string[], random: () => number): string[] | null {
  const whole = between(random, 2, 4);
  const next = words[whole];
  if (next === undefined || next.length < 4) return null;
  return [...words.slice(0, whole), next.slice(0, between(random, 2, next.length - 1))];
}

function authorYearWord(paper: Paper, words: readonly string[], holders: Holders): string[] | null {
  const surname = surnameOf(paper);
  const year = paper.published?.slice(0, 4);
  const word = words.filter((candidate) => !STOP_WORDS.has(candidate)).sort((a, b) => b.length - a.length)[0];
  if (surname === null || year === undefined || word === undefined) return null;
  const alike = holders
    .holding([word])
    .filter((other) => other.published?.startsWith(year) === true)
    .filter((other) => normaliseTitle(other.authors.join(' ')).split(' ').includes(surname));
  return alike.length === 1 ? [surname, year, word] : null;
}

function surnameOf(paper: Paper): string | null {
  const surname = normaliseTitle(paper.authors[0] ?? '')
    .split(' ')
    .at(-1);
  return surname === undefined || surname.length < 3 ? null : surname;
}

function indexTitles(papers: readonly Paper[]): Holders {
  const byWord = new Map<string, Set<Paper>>();
  const names = new Map<string, number>();
  for (const paper of papers) {
    for (const word of normaliseTitle(paper.title).split(' ')) {
      const set = byWord.get(word) ?? new Set();
      byWord.set(word, set.add(paper));
    }
    const name = /^([^\s:]{2,15}):\s/.exec(paper.title)?.[1]?.toLowerCase();
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  const none: ReadonlySet<Paper> = new Set();
  return {
    named: (name) => names.get(name) ?? 0,
    holding(words, open = false) {
      const whole = open ? words.slice(0, -1) : words;
      const sets = whole.map((word) => byWord.get(word) ?? none).sort((a, b) => a.size - b.size);
      const held = [...(sets[0] ?? none)].filter((paper) => sets.every((set) => set.has(paper)));
      const begun = words.at(-1) ?? '';
      if (!open) return held;
      return held.filter((paper) => ` ${normaliseTitle(paper.title)}`.includes(` ${begun}`));
    },
  };
}

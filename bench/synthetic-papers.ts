import type { Paper } from '../src/core/paper/paper.ts';
import { between, createRandom } from './random.ts';

const SEED = 20_261_125;
/** Of the words of an abstract, the share that is exchanged for words as frequent as they come. */
const EXCHANGED = 0.4;
/** Vocabularies grow: so many papers in a hundred bring in a word nobody used. */
const NEW_WORDS = 60;
const NEW_NAMES = 25;
const SYLLABLES = 'ba ko ri du me sa lo ti ne va pu gi ro ze fa mi to ly ke no shu tra'.split(' ');

/**
 * So many papers as real as can be made from real ones: titles put together from pairs of words that follow each other in
 * real titles (a chain of the first order), abstracts of real papers with words exchanged for others drawn as often
 * as they are used, authors with the names of others. Seeded; numbered on from the real ones.
 */
export function* syntheticPapers(real: readonly Paper[], count: number): Generator<Paper> {
  const random = createRandom(SEED);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const followers = followersIn(real.map(({ title }) => title));
  const words = real.slice(0, 5000).flatMap(({ abstract }) => (abstract ?? '').split(' '));
  const names = real.flatMap(({ authors }) => authors.map((author) => author.split(' ')));
  const invented = () => Array.from({ length: between(random, 3, 5) }, () => pick(SYLLABLES)).join('');

  function title(): string {
    const length = Math.max(4, pick(real).title.split(' ').length);
    const made = [pick(real).title.split(' ')[0] ?? ''];
    while (made.length < length) {
      const next = followers.get(made.at(-1) ?? '');
      made.push(next === undefined ? (pick(real).title.split(' ')[1] ?? 'of') : pick(next));
    }
    if (between(random, 1, 100) <= NEW_WORDS / 2) made[between(random, 1, made.length - 1)] = invented();
    return made.join(' ');
  }

  function abstract(): string {
    const made = (pick(real).abstract ?? '')
      .split(' ')
      .map((word) => (random() < EXCHANGED ? pick(words) : word));
    if (between(random, 1, 100) <= NEW_WORDS) made.push(`${invented()}.`);
    return made.join(' ');
  }

  function author(): string {
    const isNew = between(random, 1, 100) <= NEW_NAMES;
    const surname = isNew ? invented() : (pick(names).at(-1) ?? '');
    return `${pick(names)[0] ?? ''} ${surname.charAt(0).toUpperCase()}${surname.slice(1)}`;
  }

  for (let at = 0; at < count; at += 1) {
    const base = pick(real);
    yield {
      ...base,
      id: `synthetic-${at}`,
      arxivId: `${5000 + Math.floor(at / 90_000)}.${10_000 + (at % 90_000)}`,
      doi: null,
      title: title(),
      abstract: abstract(),
      authors: Array.from({ length: base.authors.length }, author),
    };
  }
}

function followersIn(titles: readonly string[]): Map<string, string[]> {
  const followers = new Map<string, string[]>();
  for (const title of titles) {
    const words = title.split(' ');
    for (const [at, word] of words.slice(0, -1).entries()) {
      const next = followers.get(word);
      if (next === undefined) followers.set(word, [words[at + 1] ?? '']);
      else next.push(words[at + 1] ?? '');
    }
  }
  return followers;
}

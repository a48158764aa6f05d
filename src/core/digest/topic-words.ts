import type { Paper } from '../paper/paper.ts';
import { fold, foldedWords } from '../text/fold.ts';

/** Words that join others and say nothing themselves. */
const JOINING: ReadonlySet<string> = new Set(
  'a an and as at by for from in into of on or over the to under using via with without'.split(' '),
);
/** Of a long topic so much must be there, rounded up: all of up to three words, three of four, four of five. */
const SHARE_HELD = 0.75;
const MOST_WORDS = 16;
const SHORTEST_STEMMED = 4;

type TopicText = Pick<Paper, 'title' | 'abstract' | 'summary' | 'terms' | 'topics'>;

/**
 * Tells whether papers are about a topic, given in words: the title, abstract, summary, terms or topics of the paper
 * hold the topic's words, in any order and form (`network pruning` is in `pruned networks`); of more than three words
 * one may be missing. A topic without a telling word is nobody's. The topic is read once: use one test for many papers.
 */
export function topicTest(topic: string): (paper: TopicText) => boolean {
  const words = foldedWords(topic).slice(0, MOST_WORDS);
  const telling = words.filter((word) => !JOINING.has(word));
  const stems = [...new Set((telling.length > 0 ? telling : words).map(lightStem))];
  const needed = Math.ceil(stems.length * SHARE_HELD);
  if (needed === 0) return () => false;
  return (paper) => {
    const text = foldedText(paper);
    // Words are looked at one by one only where their letters are there at all, which is seldom.
    if (stems.filter((stem) => text.includes(stem)).length < needed) return false;
    const held = new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).map(lightStem));
    return (
      stems.filter((stem) => held.has(stem) || (isUnspaced(stem) && text.includes(stem))).length >= needed
    );
  };
}

function foldedText({ title, abstract, summary, terms, topics }: TopicText): string {
  const text = [title, ...terms, ...topics, summary?.text ?? '', abstract ?? ''].join('\n');
  return isAscii(text) ? text.toLowerCase() : fold(text);
}

/**
 * A folded English word without its commonest endings, so that its forms meet: plural s, -ing, -ed, final e, and y as
 * i. Lighter than Porter's: what it leaves is a beginning of the word, so that a text that holds the word holds it.
 */
export function lightStem(word: string): string {
  if (word.length < SHORTEST_STEMMED || !/^[a-z]+$/.test(word)) return word;
  const singular = /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  const bare = withoutEnding(singular);
  return bare.length < 3 ? singular : bare;
}

function withoutEnding(word: string): string {
  const inflected = /^(.*[aeiouy].*)(?:ing|ed)$/.exec(word)?.[1] ?? '';
  if (inflected.length >= 3) return inflected.replace(/([^aeioulsz])\1$/, '$1').replace(/[ey]$/, '');
  return word.replace(/(?:ie|e|y)$/, '');
}

/** Chinese and Japanese are written without spaces: a word is looked for within the text. */
function isUnspaced(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
}

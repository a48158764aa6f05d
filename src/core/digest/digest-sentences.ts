import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { keySentences, sentencesOf } from '../summarise/index.ts';

const KEY_SENTENCES = 2;
const SENTENCES = 3;

/** The authors tell what came out. */
const FINDING =
  /\b(?:(?:we|results?|experiments?|evaluations?|analysis|simulations?) (?:\w+ ){0,2}?(?:show|demonstrate|find|found|prove|observe|achieve|indicate|suggest|reveal|confirm|outperform|improve|reduce|establish)|outperform|achiev|improv|surpass|exceed|state[- ]of[- ]the[- ]art)/i;
/** A figure that measures something: a percentage, a factor, a decimal; never a year or the number of a section. */
const FIGURE = /\d(?:\.\d+)? ?(?:%|percent\b|×|x\b|-fold\b|fold\b|times\b|dB\b|points?\b)|\d\.\d/;

/** What a digest says of a paper from its abstract, as readable text in reading order. */
export interface DigestSentences {
  sentences: string[];
  /** The one among them that tells the result, `null` where no sentence does. */
  result: string | null;
}

/**
 * Three sentences of an abstract: the two that tell best what the paper does (`keySentences`), and one that tells what
 * came of it, by a rule of its own, since words of results do not help to find the former: of the other sentences the
 * one with a finding and a figure, else with either, a finding before a figure; of equals the last, where results
 * stand. Where there is none, the third best. Fewer when the abstract has no more; none without an abstract.
 */
export function digestSentences(paper: Pick<Paper, 'title' | 'abstract'>): DigestSentences {
  const all = sentencesOf(latexToPlain(paper.abstract ?? ''));
  const key = new Set(placesOf(keySentences(paper, KEY_SENTENCES), all));
  const others = [...all.keys()].filter((place) => !key.has(place));
  const strength = (place: number) => resultStrength(all[place] ?? '');
  const best = others.reduce((most, place) => Math.max(most, strength(place)), 0);
  const resultPlace = best === 0 ? undefined : others.findLast((place) => strength(place) === best);
  const chosen =
    resultPlace === undefined
      ? new Set(placesOf(keySentences(paper, SENTENCES), all))
      : new Set([...key, resultPlace]);
  return {
    sentences: all.filter((_, place) => chosen.has(place)),
    result: resultPlace === undefined ? null : (all[resultPlace] ?? null),
  };
}

function resultStrength(sentence: string): number {
  return (FINDING.test(sentence) ? 2 : 0) + (FIGURE.test(sentence) ? 1 : 0);
}

/** Where sentences chosen in reading order stand among all. */
function placesOf(chosen: readonly string[], all: readonly string[]): number[] {
  let from = 0;
  return chosen.flatMap((sentence) => {
    const place = all.indexOf(sentence, from);
    if (place === -1) return [];
    from = place + 1;
    return [place];
  });
}

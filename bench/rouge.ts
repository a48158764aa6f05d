import { stem } from '../src/core/search/analysis/stem.ts';

export interface Rouge {
  one: number;
  two: number;
  longest: number;
}

/**
 * ROUGE-1, ROUGE-2 and ROUGE-L (Lin 2004) of a candidate against one reference, as F1 over stemmed words of letters
 * and digits, each 0 to 1. Porter2 stems, where the reference implementation has Porter's first.
 */
export function rouge(candidate: string, reference: string): Rouge {
  const a = tokens(candidate);
  const b = tokens(reference);
  return {
    one: overlap(a, b),
    two: overlap(pairs(a), pairs(b)),
    longest: f1(longestCommon(a, b), a.length, b.length),
  };
}

const NOTHING: Rouge = { one: 0, two: 0, longest: 0 };

/** Against the reference with which the candidate shares most words (by ROUGE-1). */
export function bestRouge(candidate: string, references: readonly string[]): Rouge {
  return references
    .map((reference) => rouge(candidate, reference))
    .reduce((best, score) => (score.one > best.one ? score : best), NOTHING);
}

function tokens(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => (word.length > 3 ? stem(word) : word));
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, position) => `${words[position]} ${word}`);
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of a) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(word, count - 1);
  }
  return f1(shared, a.length, b.length);
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let last = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const current = [0];
    b.forEach((other, at) => {
      const kept = Math.max(last[at + 1] ?? 0, current[at] ?? 0);
      current.push(word === other ? (last[at] ?? 0) + 1 : kept);
    });
    last = current;
  }
  return last[b.length] ?? 0;
}

function f1(shared: number, a: number, b: number): number {
  return shared === 0 ? 0 : (2 * shared) / (a + b);
}

import { latexToPlain } from '../latex/index.ts';
import { categoryName } from '../paper/category.ts';
import type { Paper } from '../paper/paper.ts';
import { keySentences, sentencesOf } from '../summarise/index.ts';
import { digestSentences } from './digest-sentences.ts';
import { seededChoice } from './seeded.ts';
import { shorten } from './shorten.ts';

const LONGEST_QUOTE = 220;
/** A figure with what it measures: 3.0%, 10.5x, 1.2 dB. */
const FIGURE = /\d[\d,]*(?:\.\d+)? ?(?:%|×|x(?![\w-])|-fold\b|dB\b)/;

/**
 * Three questions to begin a discussion with: on what the paper claims, on a figure or how it can be checked, and on
 * what it means for the readers' own field. Made by rule from the paper; the same paper always gives the same ones.
 */
export function discussionPrompts(paper: Paper): [string, string, string] {
  return [claimPrompt(paper), checkPrompt(paper), fieldPrompt(paper)];
}

function claimPrompt(paper: Paper): string {
  const claim = claimOf(paper);
  if (claim === null) {
    return seededChoice(paper.id, [
      'From the title alone, what do you expect the paper to show? Read its first page: where were you wrong?',
      'What question does the title answer, and who had to ask it? Read the introduction and say whether it does.',
      'Say in one sentence what you think the paper does before you open it. What was different once you had?',
    ]);
  }
  const quoted = `“${shorten(claim, LONGEST_QUOTE)}”`;
  return seededChoice(paper.id, [
    `The claim: ${quoted} What would you need to see to believe it, and is that in the paper?`,
    `The claim: ${quoted} Under which assumption does it hold, and where would it break first?`,
    `The claim: ${quoted} Is it as general as it sounds?`,
  ]);
}

function checkPrompt(paper: Paper): string {
  const figure = figureOf(paper);
  if (figure !== null) {
    return seededChoice(paper.id, [
      `It reports ${figure}: compared with what, and is that the comparison you would have made?`,
      `It reports ${figure}: how far would that move on your own data, and which way?`,
      `It reports ${figure}: what does that figure leave out?`,
    ]);
  }
  if (paper.hasCode) {
    return seededChoice(paper.id, [
      'The code is public: what would you run first to check the main result?',
      'The code is public: which default in it do you expect to matter more than the paper says?',
    ]);
  }
  return seededChoice(paper.id, [
    'What is the smallest experiment or example that would show the main idea to be wrong?',
    'Which step of the argument would you check first, and how?',
    'What is missing that you would need in order to repeat it?',
  ]);
}

function fieldPrompt(paper: Paper): string {
  const field = fieldOf(paper);
  return seededChoice(`${paper.id} field`, [
    `What in our own work${field} would change if this is right?`,
    `Which result you know${field} does it contradict, or make unnecessary?`,
    `What should somebody${field} try next after reading it?`,
  ]);
}

/** The result where the abstract tells one, else what tells best what the paper does; `null` without any text. */
function claimOf(paper: Paper): string | null {
  const { result } = digestSentences(paper);
  return result ?? keySentences(paper, 1)[0] ?? sentencesOf(paper.summary?.text ?? '').at(-1) ?? null;
}

function figureOf(paper: Paper): string | null {
  const text = [latexToPlain(paper.abstract ?? ''), paper.summary?.text ?? ''].join(' ');
  return FIGURE.exec(text)?.[0] ?? null;
}

function fieldOf({ categories }: Paper): string {
  const main = categories[0];
  const name = main === undefined ? null : categoryName(main);
  return name === null ? '' : ` in ${name.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase())}`;
}

import porter2 from 'wink-porter2-stemmer';

const MOST_REMEMBERED = 200_000;
const remembered = new Map<string, string>();

/**
 * The Porter2 stem of a folded word, British spellings first brought to American ones, so that `optimisation`
 * and `optimization` meet. Only Latin words of three letters or more have a stem; others stand for themselves.
 */
export function stem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const result = /^[a-z]{3,40}$/.test(word) ? porter2(american(word)) : word;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, result);
  return result;
}

const BRITISH: readonly (readonly [ending: RegExp, american: string])[] = [
  [/is(e|ed|es|er|ers|ing|ation|ations|able)$/, 'iz$1'],
  [/ys(e|ed|es|er|ers|ing)$/, 'yz$1'],
  [/our(s|ed|ing|al|able|ite|ites|hood|hoods)?$/, 'or$1'],
  [/([^e])ll(ed|er|ers|ing)$/, '$1l$2'],
  [/ell(ed|er|ers|ing)$/, 'el$1'],
  [/tre(s?)$/, 'ter$1'],
  [/ogue(s?)$/, 'og$1'],
];

/** Applied to both sides of every comparison, so a rule that goes too far ("rise" to "rize") does no harm. */
function american(word: string): string {
  if (word.length < 6) return word;
  for (const [ending, replacement] of BRITISH) {
    if (ending.test(word)) return word.replace(ending, replacement);
  }
  return word;
}

import { fullCategory } from '../core/paper/category.ts';
import type { PaperDraft } from '../core/paper/paper.ts';

/** arXiv's categories among the words a file has for what a paper is about, and the others. */
export function subjectsOf(words: readonly string[]): Required<Pick<PaperDraft, 'categories' | 'topics'>> {
  const categories: string[] = [];
  const topics: string[] = [];
  for (const word of words) {
    const category = /[.-]/.test(word) ? fullCategory(word) : null;
    if (category !== null && category.toLowerCase() === word.trim().toLowerCase()) categories.push(category);
    else topics.push(word.trim());
  }
  return { categories, topics };
}

/** Keywords in one text: parted by semicolons where there are any, else by commas. */
export function splitKeywords(text: string): string[] {
  return text
    .split(/[;\n]/.test(text) ? /[;\n]/ : ',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** The categories in brackets after an arXiv id: `arXiv:2301.00001 [cs.LG]`. */
export function bracketedCategories(text: string): string[] {
  const category = /\[([a-z-]+(?:\.[a-z-]+)?)\]/i.exec(text)?.[1];
  return category === undefined ? [] : subjectsOf([category]).categories;
}

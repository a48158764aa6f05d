import { type NameMatch, nameMatcher } from '../names/index.ts';
import { matchesCategory } from '../paper/category.ts';
import type { Paper } from '../paper/paper.ts';
import type { Coverage, Follow } from './subscription.ts';
import { topicTest } from './topic-words.ts';

/** Whether a digest is about a paper: all of what is set must hold. For many papers make one `coverageTest`. */
export function covers(coverage: Coverage, paper: Paper): boolean {
  return coverageTest(coverage)(paper);
}

export function coverageTest(coverage: Coverage): (paper: Paper) => boolean {
  const { topic, author, category, hasCode } = coverage;
  const isAbout = topic === null ? null : topicTest(topic);
  const isBy = author === null ? null : authorTest(author);
  return (paper) =>
    (!hasCode || paper.hasCode) &&
    (category === null || matchesCategory(paper.categories, category)) &&
    (isBy === null || isBy(paper)) &&
    (isAbout === null || isAbout(paper));
}

/** What a person follows as what a digest covers. */
export function followedCoverage({ kind, value }: Follow): Coverage {
  const nothing: Coverage = { topic: null, author: null, category: null, hasCode: false };
  return { ...nothing, [kind]: value };
}

function authorTest(author: string): (paper: Pick<Paper, 'authors' | 'pageAuthors'>) => boolean {
  const isAuthor = authorNameTest(author);
  return (paper) => paper.authors.some(isAuthor) || paper.pageAuthors.some(isAuthor);
}

/** Whether a name on a paper is the author's: the same, or all words of it; half a word is not enough. */
export function authorNameTest(author: string): (name: string) => boolean {
  const match = nameMatcher(author);
  const enough: readonly (NameMatch | null)[] = ['same', 'words'];
  return (name) => enough.includes(match(name));
}

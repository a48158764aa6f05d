import { latexToPlain } from '../../core/latex/index.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { samePaper } from '../../core/paper/same-paper.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import type { AddedPaper, Lookup, Outside, OutsideAnswer } from '../../core/services.ts';
import type { Importer } from '../importer.ts';
import { type AskingParts, askSources, type Telling } from './ask-sources.ts';
import { type NamedPaper, readRefs, refOf } from './read-refs.ts';

export interface OutsideParts extends AskingParts {
  lookup: Pick<Lookup, 'find'>;
  importer: Pick<Importer, 'keep'>;
  now: () => Date;
}

/** Asks paper sources for what the library does not hold, and brings it in. */
export function createOutside(parts: OutsideParts): Outside {
  const { lookup, importer, now } = parts;
  const today = () => now().toISOString().slice(0, 10);

  return {
    async look(words) {
      const named = askedFor(words);
      const known = await inLibrary(lookup, named);
      if (known !== null) return { kind: 'known', paper: known };
      return answerOf(lookup, await askSources(parts, named, today()));
    },

    async add(words, at) {
      const { named, notUnderstood } = readRefs(words);
      const papers: AddedPaper[] = [];
      for (const each of named) papers.push(await addOne(each, at));
      return { papers, notUnderstood };
    },
  };

  /** Each by itself: a crash or a failing source in the middle leaves what came in before. */
  async function addOne(named: NamedPaper, at: Date): Promise<AddedPaper> {
    const { ref, by } = named;
    const known = await inLibrary(lookup, named);
    if (known !== null) return { ref, kind: 'known', paper: known, from: [] };
    const { found, asked, unavailable } = await askSources(parts, named, today());
    if (found === null) {
      const identifier = by.kind === 'identifier' ? by.identifier : null;
      return { ref, kind: 'nothing', identifier, asked, unavailable };
    }
    const [kept] = await importer.keep([found.told], at);
    if (kept === undefined) throw new Error('a paper that was brought in is not there');
    return { ref, kind: kept.isNew ? 'added' : 'known', paper: kept.paper, from: found.from };
  }
}

/** What was asked of the library is asked outside: its identifier, else its words without filters. */
function askedFor(words: string): NamedPaper {
  const { identifier, text, typed } = parseQuery(words);
  if (identifier !== null && identifier.kind !== 'paper') {
    return { ref: refOf(identifier), by: { kind: 'identifier', identifier } };
  }
  const title = text === '' ? typed : text;
  return { ref: title, by: { kind: 'title', title } };
}

async function inLibrary(lookup: OutsideParts['lookup'], { ref, by }: NamedPaper): Promise<Paper | null> {
  const answer = await lookup.find(ref, 1);
  if (answer.kind !== 'one') return null;
  if (by.kind === 'identifier') return answer.because === 'identifier' ? answer.paper : null;
  return answer.because === 'title' ? answer.paper : null;
}

/** A title may lead to a paper that the library holds by another title or id. */
async function answerOf(
  lookup: OutsideParts['lookup'],
  { found, asked, unavailable }: Telling,
): Promise<OutsideAnswer> {
  if (found === null) return { kind: 'nothing', asked, unavailable };
  const { paper, from } = found;
  const ref = paper.arxivId ?? paper.doi ?? latexToPlain(paper.title);
  for (const words of [paper.arxivId, paper.doi, latexToPlain(paper.title)]) {
    const answer = words === null ? null : await lookup.find(words, 1);
    if (answer?.kind === 'one' && samePaper(answer.paper, paper) !== null) {
      return { kind: 'known', paper: answer.paper };
    }
  }
  return { kind: 'found', found: { paper, from, ref } };
}

import type { Document, Fact, ListItem, RichText } from '../document/document.ts';
import { link, text } from '../document/rich-text.ts';
import { arxivUrl, doiUrl } from '../identifiers/index.ts';
import type { Paper, Provenance } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { formatPublished } from '../paper/published.ts';
import { readableTitle, titleLine } from './paper-lines.ts';
import { showPaper } from './paper-list.ts';
import { button, counted, note, privately, shareable } from './reply.ts';
import { retractionBlocks } from './retraction.ts';
import { shownRef, sourceName } from './source-names.ts';

/** What each fact of a paper is called. */
const FACT_WORDS: Readonly<Record<string, string>> = {
  authorsCut: 'that the list of authors is cut',
  pageAuthors: 'whose page lists it',
  published: 'date',
  publishedInferred: 'part of the date',
  hasCode: 'that there is code',
  codeLinks: 'links to code',
  arxivId: 'arXiv id',
  doi: 'DOI',
  url: 'address',
  retracted: 'that it was taken back',
  metrics: 'figures',
  terms: 'names it introduces',
};

const KEPT =
  'The oldest source first. Of several, a whole list of authors and the fuller date are kept; a newer version’s title and abstract take the place of older ones.';

/** Under which identifiers a paper goes, and which source gave which facts, when. */
export function sourcesCard(paper: Paper): Document {
  const { provenance } = paper;
  const words = `What is known of “${readableTitle(paper)}” comes from ${counted(provenance.length, 'source')}.`;
  const card = privately(
    words,
    [
      { kind: 'heading', text: titleLine(paper) },
      ...retractionBlocks(paper),
      { kind: 'facts', facts: identifiers(paper) },
      { kind: 'heading', text: text('Where each fact came from') },
      { kind: 'list', start: null, items: provenance.map(toItem) },
      note(KEPT),
    ],
    [button('Back to the paper', `Show ${readableTitle(paper)}`, showPaper(paper))],
  );
  return shareable(card, { route: 'paper sources', args: { query: paperRef(paper.id) } });
}

function identifiers(paper: Paper): Fact[] {
  const { arxivId, version, doi, url, id, provenance } = paper;
  const others = provenance.filter(isOtherIdentifier(paper));
  const facts: (Fact | null)[] = [
    arxivId === null
      ? null
      : fact('arXiv', [
          link(version === null ? arxivId : `${arxivId} (version ${version})`, arxivUrl(arxivId)),
        ]),
    doi === null ? null : fact('DOI', [link(doi, doiUrl(doi))]),
    ...others.map(({ source, ref }) =>
      source === 'doi'
        ? fact('Also DOI', [link(ref, doiUrl(ref))])
        : fact('Also arXiv', [link(ref, arxivUrl(ref))]),
    ),
    url === null ? null : fact('Address', [link(url, url)]),
    fact('In this library', text(id)),
  ];
  return facts.filter((each) => each !== null);
}

/** Identifiers a paper has no field left for: a merge keeps them as entries of the provenance. */
function isOtherIdentifier({ arxivId, doi }: Paper): (entry: Provenance) => boolean {
  return ({ source, ref, facts }) => {
    if (facts.length !== 1) return false;
    if (source === 'doi') return facts[0] === 'doi' && ref !== doi;
    return source === 'arxiv' && facts[0] === 'arxivId' && ref !== arxivId;
  };
}

function toItem({ source, ref, retrieved, facts }: Provenance): ListItem {
  const read = retrieved === '' ? '' : `, read ${formatPublished(retrieved)}`;
  const gave = facts.map((name) => FACT_WORDS[name] ?? name).join(', ');
  return {
    title: text(`${sourceName(source)}: ${shownRef(ref)}${read}`),
    detail: text(gave === '' ? 'gave no fact of its own' : gave),
  };
}

function fact(label: string, value: RichText): Fact {
  return { label, value };
}

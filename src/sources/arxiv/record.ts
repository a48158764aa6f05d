import { arxivIdOfDoi, arxivUrl, findDois, parseArxivId } from '../../core/identifiers/index.ts';
import { fullCategory } from '../../core/paper/category.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import { isPublished } from '../../core/paper/published.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { codeLinks } from '../../core/text/code-links.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childOf, childrenOf, textIn, textOf } from '../xml-tree.ts';
import { isOnlyNotice, withdrawnIn } from './withdrawn.ts';

/** One entry of an answer. */
export type ArxivRecord =
  | {
      kind: 'paper';
      arxivId: string;
      paper: PaperDraft;
      /** The notice, when it is withdrawn. */
      withdrawn: string | null;
    }
  | { kind: 'unreadable'; arxivId: string | null; why: string };

/**
 * A paper from an entry of the Atom feed, by https://info.arxiv.org/help/api/user-manual.html. Title, abstract and names
 * keep their LaTeX; white space is folded. `published` is the day of the first version, in GMT.
 */
export function readRecord(entry: XmlElement): ArxivRecord {
  const arxiv = idOf(textIn(entry, 'id'));
  if (arxiv === null) return { kind: 'unreadable', arxivId: null, why: 'it has no arXiv id' };
  const title = cleanLine(textIn(entry, 'title'));
  if (title === '') return { kind: 'unreadable', arxivId: arxiv.id, why: 'it has no title' };

  const abstract = cleanLine(textIn(entry, 'summary'));
  const comment = cleanLine(textIn(entry, 'arxiv:comment'));
  const venue = cleanLine(textIn(entry, 'arxiv:journal_ref'));
  const published = dayOf(textIn(entry, 'published'));
  const doi = doiOf(entry);
  const withdrawn = withdrawnIn(comment, abstract);
  const links = codeLinks(`${abstract}\n${comment}`);
  const paper: PaperDraft = {
    title,
    authors: authorsOf(entry),
    categories: categoriesOf(entry),
    arxivId: arxiv.id,
    url: arxivUrl(arxiv.id),
    codeLinks: links,
    hasCode: links.length > 0,
    ...(arxiv.version === null ? {} : { version: arxiv.version }),
    ...(published === null ? {} : { published }),
    ...(abstract === '' || isOnlyNotice(abstract) ? {} : { abstract }),
    ...(doi === null ? {} : { doi }),
    ...(venue === '' ? {} : { venue }),
    ...(withdrawn === null ? {} : { retracted: { kind: 'withdrawn', note: withdrawn, source: 'arXiv' } }),
  };
  return { kind: 'paper', arxivId: arxiv.id, paper, withdrawn };
}

/** `http://arxiv.org/abs/solv-int/9901001v1`: everything after `/abs/`, since an id may hold a slash and a "v". */
function idOf(address: string): { id: string; version: number | null } | null {
  const marker = '/abs/';
  const at = address.indexOf(marker);
  return at === -1 ? null : parseArxivId(address.slice(at + marker.length));
}

/** Names in order, without affiliations. "Collaboration:" has come as an author of its own, and so has its colon. */
function authorsOf(entry: XmlElement): string[] {
  return childrenOf(entry, 'author')
    .map((author) => cleanLine(textIn(author, 'name')).replace(/\s*:$/, ''))
    .filter((name) => /[\p{L}\p{N}]/u.test(name));
}

/** The primary one first. Classes of the ACM and the MSC, which stand among them, are left out. */
function categoriesOf(entry: XmlElement): string[] {
  const terms = childrenOf(entry, 'arxiv:primary_category', 'category')
    .sort((a, b) => Number(b.name !== 'category') - Number(a.name !== 'category'))
    .map((category) => attributeOf(category, 'term'));
  return [...new Set(terms.map(categoryOf).filter((category) => category !== null))];
}

/** Also a category newer than our list of them, which only its form can tell. */
export function categoryOf(term: string): string | null {
  const full = fullCategory(term);
  if (full !== null && full.toLowerCase() === term.toLowerCase()) return full;
  return /^[a-z]{2,8}(?:-[a-z]{2,5})?\.[A-Z]{2}$/.test(term) ? term : null;
}

/** The publisher's DOI; the one arXiv gives every paper says nothing beside the id. */
function doiOf(entry: XmlElement): string | null {
  const link = childrenOf(entry, 'link').find((each) => attributeOf(each, 'title') === 'doi') ?? null;
  const written = `${textOf(childOf(entry, 'arxiv:doi'))} ${attributeOf(link, 'href')}`;
  return findDois(written).find((doi) => arxivIdOfDoi(doi) === null) ?? null;
}

function dayOf(instant: string): string | null {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return null;
  const day = date.toISOString().slice(0, 10);
  return isPublished(day) ? day : null;
}

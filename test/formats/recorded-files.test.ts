import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { latexToPlain } from '../../src/core/latex/index.ts';
import { normaliseTitle } from '../../src/core/text/title.ts';
import { decodeText } from '../../src/formats/decode.ts';
import { readers } from '../../src/formats/index.ts';
import { sharedPath } from '../support/shared.ts';
import { notesOf, papersOf, skippedOf } from './read-all.ts';

const fixtures = sharedPath('fixtures') ?? '';

async function eventsOf(format: string, path: string) {
  const reader = readers.find(({ name }) => name === format);
  const events = [];
  const content = decodeText(createReadStream(`${fixtures}/${path}`));
  for await (const event of reader?.read(content, { captured: '2024-05-06' }) ?? []) events.push(event);
  return events;
}

function filesIn(folder: string, ending: string): string[] {
  if (fixtures === '') return [];
  return readdirSync(`${fixtures}/${folder}`)
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

describe.skipIf(fixtures === '')('recorded files (skipped where they are not kept)', () => {
  /** Papers read, entries skipped, notes. */
  const COUNTS: Readonly<Record<string, readonly [papers: number, skipped: number, notes: number]>> = {
    'bibtex/BibtexImporter.examples.bib': [2, 0, 0],
    'bibtex/citationjs_a_complete_article.bib': [1, 0, 0],
    'bibtex/citationjs_commands.bib': [5, 0, 0],
    'bibtex/citationjs_crossref.bib': [5, 1, 0],
    'bibtex/citationjs_date-range.bib': [0, 1, 0],
    'bibtex/citationjs_different_delimiters.bib': [2, 0, 1],
    'bibtex/citationjs_escaped_characters.bib': [2, 0, 0],
    'bibtex/citationjs_literals.bib': [0, 1, 0],
    'bibtex/citationjs_math.bib': [1, 0, 0],
    'bibtex/citationjs_nameparts.bib': [0, 8, 0],
    'bibtex/citationjs_orcid.bib': [1, 0, 0],
    'bibtex/citationjs_rich_text.bib': [6, 1, 0],
    'bibtex/citationjs_string_and_preamble.bib': [1, 0, 0],
    'bibtex/citationjs_uppercase_and.bib': [1, 0, 0],
    'bibtex/crossref_transform.bib': [1, 0, 0],
    'bibtex/crossref_transform_pnas.bib': [1, 0, 0],
    'bibtex/encoding-utf-16BE-with-header.bib': [1, 0, 0],
    'bibtex/encoding-utf-16BE-without-header.bib': [1, 0, 0],
    'bibtex/encoding-utf-8-with-header.bib': [1, 0, 0],
    'bibtex/encoding-windows-1252-but-utf-8-declared--decoding-fails.bib': [0, 1, 0],
    'bibtex/encoding-windows-1252-with-header.bib': [0, 1, 0],
    'bibtex/python-bibtexparser_gbk.bib': [1, 0, 0],
  };

  it.each(filesIn('bibtex', '.bib'))('BibTeX: %s', async (path) => {
    const events = await eventsOf('bibtex', path);

    const found = [papersOf(events).length, skippedOf(events).length, notesOf(events).length];
    expect(found).toEqual(COUNTS[path]);
  });

  it.each(filesIn('ris', '.ris'))('RIS: %s says what its BibTeX twin says', async (path) => {
    const [paper] = papersOf(await eventsOf('ris', path));
    const twin = path.replace('.ris', '.bib');
    const [other] = filesIn('ris', '.bib').includes(twin) ? papersOf(await eventsOf('bibtex', twin)) : [];

    expect(paper === undefined).toBe(other === undefined);
    if (paper === undefined || other === undefined) return;
    expect(normaliseTitle(other.title).startsWith(normaliseTitle(paper.title))).toBe(true);
    expect(other.authors?.slice(0, paper.authors?.length)).toEqual(paper.authors);
    expect(paper.published?.startsWith(other.published ?? '')).toBe(true);
    expect(paper.doi).toBe(other.doi);
    expect(paper.topics).toEqual(other.topics);
  });

  it.each([
    ['synthetic/zotero_export.csv', 1],
    ['synthetic/formula_injection.csv', 2],
  ])('CSV: %s', async (path, papers) => {
    const events = await eventsOf('csv', path);

    expect(papersOf(events)).toHaveLength(papers);
    expect(skippedOf(events)).toEqual([]);
    expect(JSON.stringify(events)).not.toMatch(/@here|<!channel>/);
  });
});

const Name = z.looseObject({ family: z.string().optional(), given: z.string().optional() });
const Csl = z.looseObject({
  'citation-key': z.string().optional(),
  title: z.string().optional(),
  author: z.array(Name).optional(),
  DOI: z.string().optional(),
  issued: z.looseObject({ 'date-parts': z.array(z.array(z.number())).optional() }).optional(),
});
const Cases = z.record(z.string(), z.tuple([z.unknown(), z.array(Csl)]));

/** The file each case of the list is kept in; the others are kept in none. */
const CASE_OF: Readonly<Record<string, string>> = {
  'citationjs_a_complete_article.bib': 'with a complete article',
  'citationjs_crossref.bib': 'with crossref',
  'citationjs_different_delimiters.bib': 'with different delimiters',
  'citationjs_escaped_characters.bib': 'with escaped characters',
  'citationjs_orcid.bib': 'with orcid',
  'citationjs_string_and_preamble.bib': 'with string and preamble',
  'citationjs_uppercase_and.bib': 'with uppercase and',
};

describe.skipIf(fixtures === '')(
  'what another reader makes of the same BibTeX (skipped where it is not kept)',
  () => {
    it.each(Object.entries(CASE_OF))('%s', async (file, name) => {
      const list: unknown = JSON.parse(readFileSync(`${fixtures}/bibtex/citationjs_input.json`, 'utf8'));
      const { '@biblatex/text': cases } = z.looseObject({ '@biblatex/text': Cases }).parse(list);
      const [, expected] = cases[name] ?? [null, []];

      const events = await eventsOf('bibtex', `bibtex/${file}`);

      for (const item of expected.filter(({ title }) => title !== undefined)) {
        const found = events.find(
          (event) => 'where' in event && event.where === `entry ${item['citation-key']}`,
        );
        const paper = found?.kind === 'paper' ? found.paper : null;
        const title = (text: string) => latexToPlain(text.replace(/<[^>]+>/g, '').trim());
        if (paper === null) expect(title(item.title ?? '')).toBe('Foo');
        else {
          if (!file.includes('escaped')) expect(latexToPlain(paper.title)).toBe(title(item.title ?? ''));
          expect(paper.authors ?? []).toEqual(
            (item.author ?? []).map(({ given, family }) => [given, family].join(' ').trim()),
          );
          if (item.DOI !== undefined) expect(paper.doi).toBe(item.DOI.toLowerCase());
          const year = item.issued?.['date-parts']?.[0]?.[0];
          if (year !== undefined) expect(paper.published?.startsWith(String(year))).toBe(true);
        }
      }
    });
  },
);

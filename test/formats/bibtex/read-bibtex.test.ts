import { describe, expect, it } from 'vitest';
import { bibtexReader } from '../../../src/formats/bibtex/index.ts';
import { notesOf, papersOf, readAll, skippedOf } from '../read-all.ts';

async function paperOf(fields: string) {
  const [paper] = papersOf(await readAll(bibtexReader, `@misc{key, title={T}, ${fields}}`));
  return paper;
}

async function titleOf(value: string) {
  const [paper] = papersOf(await readAll(bibtexReader, `@misc{key, title=${value}}`));
  return paper?.title;
}

describe('reading BibTeX', () => {
  it('reads an entry as arXiv gives it', async () => {
    const file = `@misc{beispiel2022lazy,
      title={The Lazy {Example}: All {BERT}s},
      author={Ada Beispiel and Ludwig van der Muster and {The Widget Team} and others},
      year={2022}, month = oct, eprint={2210.06313v2}, archivePrefix={arXiv}, primaryClass={cs.LG},
      url={https://arxiv.org/abs/2210.06313}, file = {:/home/ada/secret.pdf:PDF}, keywords = {stat.ML, sparse things}
    }`;

    expect(await readAll(bibtexReader, file)).toEqual([
      {
        kind: 'paper',
        where: 'entry beispiel2022lazy',
        paper: {
          title: 'The Lazy Example: All BERTs',
          authors: ['Ada Beispiel', 'Ludwig van der Muster', 'The Widget Team'],
          authorsCut: true,
          published: '2022-10',
          categories: ['cs.LG', 'stat.ML'],
          topics: ['sparse things'],
          arxivId: '2210.06313',
          version: 2,
          url: 'https://arxiv.org/abs/2210.06313',
        },
      },
    ]);
  });

  it.each([
    ['{A {B}ERT Title}', 'A BERT Title'],
    ['{{Whole Title}}', 'Whole Title'],
    ['"Quoted {"}Words{"}"', 'Quoted "Words"'],
    ['{M{\\"o}bius and {\\c{C}}elik}', 'M{\\"o}bius and {\\c{C}}elik'],
    ['{Top-$k$ of $x_{i}$}', 'Top-$k$ of $x_{i}$'],
    ['{{\\em Two} \\emph{words}}', '{\\em Two} \\emph{words}'],
    ['{R\\&D for 50\\% of snake\\_case}', 'R&D for 50% of snake_case'],
    ['{Cost of \\$5}', 'Cost of \\$5'],
    ['{Over\n   two lines}', 'Over two lines'],
    ['"One " # "and " # "two" # nothing', 'One and two'],
    ['undefined', 'undefined'],
    ['2022', '2022'],
  ])('reads the title %s as %s', async (value, expected) => {
    expect(await titleOf(value)).toBe(expected);
  });

  it.each([
    ['Beispiel, Ada AND Muster, Bo', ['Ada Beispiel', 'Bo Muster']],
    ['van der Muster, Jr., Ludwig', ['Ludwig van der Muster Jr.']],
    ['{\\"O}zg{\\"u}r, Ay{\\c s}e', ['Ayşe Özgür']],
    ['{Beispiel and Sons, Inc.} and Bo Muster', ['Beispiel and Sons, Inc.', 'Bo Muster']],
    ['{Barnes, Inc.}, Ada', ['Ada Barnes, Inc.']],
    ['given=Ada, prefix=van, family=Muster', ['Ada van Muster']],
    ['Ada\n  Beispiel and\n  Bo Muster', ['Ada Beispiel', 'Bo Muster']],
    ['Ada Beispiel and and Bo Muster and ', ['Ada Beispiel', 'Bo Muster']],
  ])('reads the people %s', async (author, authors) => {
    expect((await paperOf(`author={${author}}`))?.authors).toEqual(authors);
  });

  it.each([
    ['year={2022}, month={10}, day={12}', '2022-10-12'],
    ['year=2022, month="12~" # oct', '2022-10-12'],
    ['date={2022-10-12}, year={1999}', '2022-10-12'],
    ['date={2016/2017}', '2016'],
    ['year={c. 1990}', '1990'],
    ['year={in press}', undefined],
  ])('reads the date %s as %s', async (fields, published) => {
    expect((await paperOf(fields))?.published).toBe(published);
  });

  it.each([
    ['doi={https://doi.org/10.1234/ABC\\_d}', { doi: '10.1234/abc_d' }],
    ['eprint={math/0309136}', { arxivId: 'math/0309136' }],
    [
      'journal={arXiv preprint arXiv:2210.06313}',
      { arxivId: '2210.06313', venue: 'arXiv preprint arXiv:2210.06313' },
    ],
    ['url={\\url{https://example.org/a\\_b}}', { url: 'https://example.org/a_b' }],
    ['howpublished={\\url{https://arxiv.org/abs/2210.06313}}', { arxivId: '2210.06313' }],
  ])('reads what %s names', async (fields, expected) => {
    expect({ ...(await paperOf(fields)) }).toMatchObject(expected);
  });

  it.each([
    'url={javascript:alert(1)}',
    'eprint={2210.06313}, eprinttype={hal}',
    'doi={none}',
    'file={/home/ada/a.pdf}',
    'note={read it!}',
  ])('takes nothing from %s', async (fields) => {
    expect(await paperOf(fields)).toEqual({ title: 'T' });
  });

  it('joins strings by name, whoever defined them', async () => {
    const file =
      '@string{j = "Journal"}\n@STRING(k = j # " of Examples")\n@misc{a, title={T}, journal = k # {!}}';

    expect(papersOf(await readAll(bibtexReader, file))[0]?.venue).toBe('Journal of Examples!');
  });

  it('takes what a volume gives to its parts, wherever the volume stands', async () => {
    const file = `@inproceedings{a, title={A}, crossref={V}}
      @proceedings{v, title={Proceedings of V}, year=2021, editor={Ada Beispiel}, doi={10.1234/v}}
      @inproceedings{b, title={B}, crossref={v}, year=2020}`;

    const papers = papersOf(await readAll(bibtexReader, file));

    expect(papers.find(({ title }) => title === 'A')).toEqual({
      title: 'A',
      venue: 'Proceedings of V',
      published: '2021',
    });
    expect(papers.find(({ title }) => title === 'B')).toEqual({
      title: 'B',
      venue: 'Proceedings of V',
      published: '2020',
    });
  });

  it('keeps an entry whose volume is nowhere, and says so', async () => {
    const events = await readAll(bibtexReader, '@inproceedings{a, title={A}, crossref={v}}');

    expect(papersOf(events)).toEqual([{ title: 'A' }]);
    expect(notesOf(events)).toEqual(['entry a: the entry it refers to is not in the file']);
  });

  it('passes over comments, preambles and text between entries', async () => {
    const file = `Ada's papers, ada@example.org {x}
      @preamble{"\\newcommand{x}"} @comment{ @misc{old, title={Old}} } @comment no brackets
      %@misc{off, title={Off}}
      @misc{a, % why
        % not = {this},
        title={A}}`;

    expect(papersOf(await readAll(bibtexReader, file))).toEqual([{ title: 'A' }]);
  });

  it.each([
    ['a brace missing in a field', '@misc{bad, title={Bad, year={2020}}\n', 'entry bad'],
    ['a field that never ends', '@misc{bad, author={Ada, title={Bad}\n', 'entry bad'],
    ['a quotation mark missing', '@misc{bad, title="Bad, year={2020}\n}\n', 'entry bad'],
    ['no title', '@misc{bad, year={2020}}\n', 'entry bad'],
    ['neither key nor title', '\n@misc{, year={2020}}\n', 'line 3'],
    ['no end before the file has one', '@misc{bad, title={Bad', 'entry bad'],
  ])('skips an entry with %s and keeps those around it', async (_what, bad, where) => {
    const events = await readAll(bibtexReader, `@misc{a, title={A}}\n${bad}@misc{b, title={B}}\n`);

    expect(skippedOf(events).map((event) => event.where)).toEqual([where]);
    expect(papersOf(events).map(({ title }) => title)).toContain('A');
  });

  it('keeps both entries of one key, and says so', async () => {
    const events = await readAll(bibtexReader, '@misc{a, title={A}}\n@misc{a, title={B}}');

    expect(papersOf(events).map(({ title }) => title)).toEqual(['A', 'B']);
    expect(notesOf(events)).toEqual(['entry a: the key was used before; both entries are read']);
  });

  it('reads an entry without a key, and names it by its line', async () => {
    expect(await readAll(bibtexReader, '\n@misc{title={A}}')).toEqual([
      { kind: 'paper', paper: { title: 'A' }, where: 'line 2' },
    ]);
  });

  it('finds what a comment without an end has swallowed', async () => {
    const events = await readAll(bibtexReader, '@comment{ never closed\n@misc{a, title={A}}\n');

    expect(skippedOf(events)).toEqual([{ kind: 'skipped', where: 'line 1', why: '@comment is not closed' }]);
    expect(papersOf(events)).toEqual([{ title: 'A' }]);
  });

  it('lets go of an entry over 1 MB and reads on', async () => {
    const file = `@misc{big, title={${'x'.repeat(1_000_001)}}}\n@misc{a, title={A}}`;

    const events = await readAll(bibtexReader, file, [65_536]);

    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: 'line 1', why: 'the entry is longer than 1 MB' },
    ]);
    expect(papersOf(events)).toEqual([{ title: 'A' }]);
  });

  it('does not let words grow by each other without end', async () => {
    const doubling = Array.from(
      { length: 60 },
      (_none, index) => `@string{x${index + 1} = x${index} # x${index}}`,
    );
    const file = `@string{x0 = "ha"}\n${doubling.join('\n')}\n@misc{a, title = x60 # {!}}`;

    const [paper] = papersOf(await readAll(bibtexReader, file));

    expect(paper?.title.length).toBeLessThanOrEqual(10_001);
  });

  it('names a broken field in readable signs alone', async () => {
    const events = await readAll(bibtexReader, `@misc{a, no\u0000te${'x'.repeat(500)}="`);

    const [skipped] = skippedOf(events);
    expect(skipped?.why).toMatch(/^the braces or quotation marks of "notex+" do not pair up$/);
    expect(skipped?.why.length).toBeLessThan(120);
  });
});

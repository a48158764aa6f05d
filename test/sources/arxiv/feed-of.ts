/** An entry as arXiv's API writes it; every field may be left out or be something else. */
export interface Entry {
  id?: string;
  title?: string;
  summary?: string;
  published?: string;
  authors?: readonly string[];
  categories?: readonly string[];
  /** The first category unless told. */
  primary?: string;
  comment?: string;
  journal?: string;
  doi?: string;
}

/** An answer of arXiv's API in the layout of 2026, from invented papers. */
export function feedOf(entries: readonly Entry[], total = entries.length): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/made-up</id>
  <title>arXiv Query: search_query=&amp;id_list=&amp;start=0</title>
  <updated>2026-11-24T05:00:00Z</updated>
  <opensearch:itemsPerPage>100</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
${entries.map(entryOf).join('\n')}
</feed>
`;
}

function entryOf(entry: Entry): string {
  const {
    id,
    title,
    summary,
    published,
    authors = [],
    categories = [],
    comment,
    journal,
    doi,
    primary = categories[0],
  } = entry;
  return [
    '  <entry>',
    tag('id', id === undefined ? undefined : `http://arxiv.org/abs/${id}`),
    tag('title', title),
    '<updated>2026-11-20T00:00:00Z</updated>',
    tag('summary', summary === undefined ? undefined : `  ${summary}`),
    ...categories.map((term) => `<category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`),
    tag('published', published),
    tag('arxiv:comment', comment),
    primary === undefined ? '' : `<arxiv:primary_category term="${primary}"/>`,
    tag('arxiv:journal_ref', journal),
    ...authors.map((name) => `<author><name>${escapeXml(name)}</name></author>`),
    tag('arxiv:doi', doi),
    '  </entry>',
  ].join('\n    ');
}

/** What arXiv writes when it cannot read a question, together with HTTP 400. */
export function errorFeed(detail: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
  <opensearch:totalResults>1</opensearch:totalResults>
  <entry>
    <id>https://arxiv.org/api/errors#${detail.replaceAll(' ', '_')}</id>
    <title>Error</title>
    <summary>${detail}</summary>
    <author><name>arXiv api core</name></author>
  </entry>
</feed>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function tag(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

/** A work in Crossref's shape; none of this exists. */
export function work(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    DOI: '10.5555/invented.1',
    type: 'journal-article',
    title: ['Counting Imaginary Sheep'],
    author: [
      { given: 'Ada', family: 'Example', sequence: 'first', affiliation: [] },
      { name: 'The Invented Collaboration', sequence: 'additional' },
    ],
    published: { 'date-parts': [[2024, 5, 8]] },
    'container-title': ['Journal of Invented Results'],
    ...fields,
  };
}

export function record(fields: Record<string, unknown> = {}) {
  return { status: 'ok', 'message-type': 'work', message: work(fields) };
}

export function list(...items: unknown[]) {
  return {
    status: 'ok',
    'message-type': 'work-list',
    message: { 'total-results': 5_466_000, items, 'items-per-page': 5 },
  };
}

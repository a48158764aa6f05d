/** A paper in Semantic Scholar's shape; none of this exists. */
export function record(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    paperId: 'a'.repeat(40),
    externalIds: { ArXiv: '2312.07559', DOI: '10.5555/Invented.1', CorpusId: 7 },
    url: `https://www.semanticscholar.org/paper/${'a'.repeat(40)}`,
    title: 'Counting Imaginary Sheep',
    abstract: 'We count.',
    tldr: { model: 'tldr@v2.0.0', text: 'Sheep are counted.' },
    venue: 'Invented Conference',
    year: 2023,
    publicationDate: '2023-12-13',
    citationCount: 12,
    authors: [{ authorId: '1', name: 'Ada Example' }],
    ...fields,
  };
}

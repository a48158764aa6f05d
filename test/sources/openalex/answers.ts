/** A work in OpenAlex's shape; none of this exists. */
export function work(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'https://openalex.org/W1',
    doi: 'https://doi.org/10.5555/Invented.1',
    title: 'Counting Imaginary Sheep',
    publication_date: '2024-05-08',
    publication_year: 2024,
    authorships: [
      { author: { display_name: 'Ada Example' }, institutions: [{ display_name: 'Invented Institute' }] },
      {
        author: null,
        raw_author_name: 'Bo Invented',
        institutions: [{ display_name: 'Invented Institute' }],
      },
    ],
    primary_location: { source: { display_name: 'Journal of Invented Results', type: 'journal' } },
    cited_by_count: 3,
    abstract_inverted_index: { 'sheep.': [3, 7], We: [0], count: [1, 5], many: [2], and: [4], goats: [6] },
    ...fields,
  };
}

/** An item in Zotero's shape; none of this exists. */
export function item(data: Record<string, unknown> = {}, outer: Record<string, unknown> = {}) {
  return {
    key: 'ABCD2345',
    version: 1,
    meta: { parsedDate: '2024-05-08', numChildren: 0 },
    data: {
      itemType: 'journalArticle',
      title: 'Counting Imaginary Sheep',
      creators: [{ creatorType: 'author', firstName: 'Ada', lastName: 'Example' }],
      abstractNote: 'We count.',
      date: 'May 8, 2024',
      DOI: '10.5555/Invented.1',
      publicationTitle: 'Journal of Invented Results',
      url: '',
      extra: '',
      dateAdded: '2026-11-20T08:00:00Z',
      tags: [],
      ...data,
    },
    ...outer,
  };
}

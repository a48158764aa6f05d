import { createZoteroSource } from '../../../src/sources/zotero/index.ts';
import { sourceContract } from '../../contracts/source-contract.ts';
import { item } from './answers.ts';

const items = (...list: unknown[]) => ({
  '/groups/12345/items/top': {
    headers: { 'content-type': 'application/json', 'total-results': String(list.length), backoff: '2' },
    body: JSON.stringify(list),
  },
});
const GOATS = item(
  { title: 'Counting Imaginary Goats', DOI: '10.5555/invented.2' },
  { key: 'BCDE2345', meta: { parsedDate: '1993-00-00' } },
);

sourceContract('zotero', {
  make: ({ http, baseUrl }) => createZoteroSource({ http, baseUrl, apiKey: 's3cret' }),
  identifier: null,
  title: null,
  reading: {
    ref: () => 'group 12345',
    answers: items(item(), item({ itemType: 'attachment' }), GOATS),
    finds: [
      { title: 'Counting Imaginary Sheep', published: '2024-05-08' },
      { title: 'Counting Imaginary Goats', published: '1993' },
    ],
    damagedAnswers: items(null, item(), item({ title: '' })),
    kept: ['Counting Imaginary Sheep'],
    emptyAnswers: items(),
    bareAnswers: items({ data: { itemType: 'preprint', title: 'Bare' } }),
    hostileAnswers: (text) =>
      items(
        item(
          {
            title: text,
            abstractNote: text,
            publicationTitle: text,
            url: text,
            creators: [{ creatorType: 'author', lastName: text }],
            tags: [{ tag: text }],
          },
          { key: text },
        ),
        item({ title: text, itemType: text, DOI: null }, { key: text }),
      ),
    refused: ['', 'sheep', 'https://www.zotero.org/sheep_club', 'https://example.org/groups/12345'],
  },
});

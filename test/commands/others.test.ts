import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/document/plain-text.ts';
import {
  blockOf,
  buttonOf,
  documentOf,
  itemsOf,
  openDeskOver,
  openSeedDesk,
  openTestDesk,
} from '../support/test-desk.ts';

const desk = await openSeedDesk();

describe('/similar', () => {
  test('names the nearest papers and why each is near', async () => {
    const items = itemsOf(await desk.say('/similar low-rank bottleneck'));

    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ detail }) => /shares |both by /.test(detail))).toBe(true);
  });

  test('says which of them cites the paper', async () => {
    const own = await openDeskOver([
      { title: 'Rowing Backwards across a Lake', arxivId: '2001.00001' },
      { title: 'Knitting with Fog', references: ['2001.00001'] },
    ]);

    expect(await own.hear('/similar rowing backwards')).toContain('cites this paper');
    expect(await own.hear('/similar knitting with fog')).toContain('cited by this paper');
  });

  test('never names the paper itself', async () => {
    const titles = itemsOf(await desk.say('/similar HiRE')).map(({ title }) => title);

    expect(titles.some((title) => title.startsWith('HiRE'))).toBe(false);
  });

  test('asks which paper is meant, and goes on from there', async () => {
    const choice = await desk.say('/similar distillation');
    const near = await desk.press(itemsOf(choice)[0]?.call ?? { route: '', args: {} });

    expect(documentOf(near).summary).toMatch(/papers? near/);
  });

  test('of a paper alone in the library says there is none', async () => {
    const own = await openDeskOver([{ title: 'Alone' }]);

    expect(await own.hear('/similar alone')).toContain('Nothing in the library is near “Alone”.');
  });
});

describe('/random', () => {
  test('shows one paper, and another at a press', async () => {
    const reply = await desk.say('/random');

    expect(documentOf(reply).actions.map((action) => action.label)).toContain('Another');
    expect(documentOf(await desk.press(buttonOf(reply, 'Another').call)).actions.length).toBeGreaterThan(1);
  });

  test('draws from all papers, and only from those that match', async () => {
    const draws = [0, 0.999999].map((chance) => openTestDesk(desk.store, () => chance));

    const [first, last] = await Promise.all(draws.map((each) => each.hear('/random category:OC')));
    const [one, other] = await Promise.all(draws.map((each) => each.hear('/random')));

    expect(first).toBe(last);
    expect(one).not.toBe(other);
  });

  test('says so when nothing matches', async () => {
    expect(await desk.hear('/random year:1950')).toContain('No paper in the library matches');
  });
});

describe('/cite', () => {
  test('gives BibTeX when no style is named', async () => {
    const { text } = blockOf(await desk.say('/cite LAMB'), 'code');

    expect(text).toMatch(/^@\w+\{you2019large/);
    expect(text).toContain('and others');
  });

  test('gives the style named, and the others at a press', async () => {
    const apa = await desk.say('/cite lazy neuron apa');
    const mla = await desk.press(buttonOf(apa, 'mla').call);

    expect(blockOf(apa, 'code').text).toContain('(2022)');
    expect(blockOf(mla, 'code').text).not.toBe(blockOf(apa, 'code').text);
  });

  test('keeps the style while asking which paper is meant', async () => {
    const choice = await desk.say('/cite distillation apa');

    expect(itemsOf(choice)[0]?.call?.args).toMatchObject({ style: 'apa' });
  });
});

describe('/library', () => {
  test('says how much there is, of what, from where and how fresh', async () => {
    const words = await desk.hear('/library status');

    expect(words).toContain('43 papers');
    expect(words).toContain('cs.LG (Machine Learning)');
    expect(words).toContain('author-page: Srinadh Bhojanapalli');
    expect(words).toContain('last read 23 Nov 2026');
  });

  test.each(['bibtex', 'ris', 'csl-json', 'csv', 'jsonl', 'markdown'])(
    'exports itself as %s',
    async (format) => {
      const file = blockOf(await desk.say(`/library export ${format}`), 'file');

      expect(file.name).toMatch(/^library\.\w+$/);
      expect(file.content).toContain('Lazy Neuron');
    },
  );
});

describe('/broadsheet', () => {
  test('helps on one screen, with every command', async () => {
    const words = await desk.hear('/help');

    for (const name of ['paper', 'author', 'similar', 'random', 'cite', 'reading', 'library', 'broadsheet']) {
      expect(words).toContain(`/${name}`);
    }
    expect(words.split('\n').length).toBeLessThanOrEqual(24);
  });

  test('says that everything works', async () => {
    expect(await desk.hear('/broadsheet status')).toContain('43 papers');
  });
});

describe('an answer that fails', () => {
  test('is one sentence without a trace; the cause is logged without what was typed', async () => {
    const broken = await openSeedDesk();
    broken.store.papers.get = () => Promise.reject(new Error('disk on fire'));

    const reply = await broken.say('/paper lazy neuron');

    expect(plainText(documentOf(reply))).toBe(
      'Something went wrong on my side. It has been noted; please try again in a moment.',
    );
    expect(JSON.stringify(broken.logged)).toContain('disk on fire');
    expect(JSON.stringify(broken.logged)).not.toContain('lazy neuron');
  });
});

describe('completion at the desk', () => {
  test('goes on from the start of a title', async () => {
    expect(await desk.complete('/similar lazy ne')).toEqual([
      '/similar The Lazy Neuron Phenomenon: On Emergence of Activation Sparsity in Transformers',
    ]);
  });

  test('goes on from the start of a name', async () => {
    expect(await desk.complete('/author Bhoj')).toEqual(['/author Srinadh Bhojanapalli']);
  });
});

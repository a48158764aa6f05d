import { describe, expect, test } from 'vitest';
import { buttonOf, documentOf, itemsOf, openDeskOver, openSeedDesk } from '../support/test-desk.ts';

const desk = await openSeedDesk();
const LAZY = 'The Lazy Neuron Phenomenon: On Emergence of Activation Sparsity in Transformers';

describe('/paper', () => {
  test('answers half a title with the card of the paper', async () => {
    const words = await desk.hear('/paper lazy neuron');

    expect(words).toContain(LAZY);
    expect(words).toContain('Zonglin Li, Chong You, Srinadh Bhojanapalli et al.');
    expect(words).toContain('12 Oct 2022');
    expect(words).toContain('cs.LG (Machine Learning)');
    expect(words).toContain('deepmind');
    expect(words).toContain('Summary: ours.');
  });

  test('offers what can be done with the paper', async () => {
    const { actions } = documentOf(await desk.say('/paper lazy neuron'));

    expect(actions.map((action) => action.label)).toEqual(['Abstract', 'Similar', 'Cite', 'Save']);
    expect(actions.every((action) => action.spoken.includes('The Lazy Neuron'))).toBe(true);
  });

  test('says one full sentence for whom the card is read to', async () => {
    const { summary } = documentOf(await desk.say('/paper lazy neuron'));

    expect(summary).toBe(`${LAZY}, by Zonglin Li, Chong You, Srinadh Bhojanapalli et al., 12 Oct 2022.`);
  });

  test.each([
    ['an acronym', 'LAMB', 'Large Batch Optimization'],
    ['an arXiv id', '2210.06313', 'Lazy Neuron'],
    ['a link with a version', 'https://arxiv.org/pdf/2210.06313v2', 'Lazy Neuron'],
    ['an arXiv DOI', 'https://doi.org/10.48550/arXiv.2210.06313', 'Lazy Neuron'],
    ['a misspelt title', 'lasy nueron phenomenom', 'Lazy Neuron'],
    ['Greek typed in plain letters', 'depth dependence of muP learning rates', 'μP'],
    ['a title with its LaTeX', '$O(n)$ Connections are Expressive Enough', 'O(n) Connections'],
  ])('understands %s', async (_what, typed, title) => {
    const reply = await desk.say(`/paper ${typed}`);

    expect(documentOf(reply).summary).toContain(title);
  });

  test('shows the same for bare words', async () => {
    expect(await desk.say('lazy neuron')).toEqual(await desk.say('/paper lazy neuron'));
  });

  test('offers a numbered choice where several fit, and a press shows the card', async () => {
    const reply = await desk.say('/paper distillation');
    const [first] = itemsOf(reply);
    const card = await desk.press(first?.call ?? { route: '', args: {} });

    expect(documentOf(reply).summary).toMatch(/papers fit “distillation”; choose one\./);
    expect(documentOf(card).summary).toContain(first?.title);
  });

  test('pages through a long choice and back', async () => {
    const first = await desk.say('/paper transformers');
    const second = await desk.press(buttonOf(first, 'More').call);
    const back = await desk.press(buttonOf(second, 'Back').call);

    const titles = (reply: typeof first) => itemsOf(reply).map((item) => item.title);
    expect(titles(first)).toHaveLength(5);
    expect(titles(second)).not.toEqual(titles(first));
    expect(titles(back)).toEqual(titles(first));
  });

  test('keeps to the filters, and says them', async () => {
    const reply = await desk.say('/paper category:OC');

    expect(documentOf(reply).summary).toContain('nonconvex reformulation');
    expect(itemsOf(await desk.say('/paper year:2016 category:ML')).map((item) => item.detail)).toEqual(
      expect.arrayContaining([expect.stringContaining('2016 · stat.ML')]),
    );
  });

  test('says which filter it did not understand', async () => {
    expect(await desk.hear('/paper distillation year:soon')).toContain('year:soon');
  });

  test.each(['attention is all you need', 'qwertyuiop zxcvbnm', 'lattice quantum chromodynamics'])(
    'is not confident about “%s”, which is not there',
    async (typed) => {
      const { actions } = documentOf(await desk.say(`/paper ${typed}`));

      expect(actions.map((action) => action.label)).not.toContain('Abstract');
    },
  );

  test('of nothing shows the nearest and where else to look', async () => {
    const reply = await desk.say('/paper protein folding dynamics');

    expect(documentOf(reply).summary).toBe('Nothing in the library fits “protein folding dynamics”.');
    expect(itemsOf(reply).length).toBeLessThanOrEqual(3);
    expect(buttonOf(reply, 'Look outside').call).toEqual({
      route: 'library outside',
      args: { query: 'protein folding dynamics' },
    });
  });

  test('tells a paper’s abstract is not held, instead of making one up', async () => {
    const reply = await desk.press(buttonOf(await desk.say('/paper lazy neuron'), 'Abstract').call);

    expect(documentOf(reply).summary).toContain('does not hold the abstract');
  });
});

describe('a paper with an abstract', () => {
  const abstract =
    'Sorting is slow. We propose \\emph{QuickerSort}, which runs in $O(n)$ time. Experiments on ten machines show that it is 2x faster.';

  test('is summed up by its key sentences, labelled so', async () => {
    const own = await openDeskOver([{ title: 'QuickerSort: sorting in linear time', abstract }]);

    const words = await own.hear('/paper quickersort');

    expect(words).toContain('We propose QuickerSort, which runs in O(n) time.');
    expect(words).toContain('Summary: key sentences of the abstract.');
  });

  test('shows it whole at a press, readable and with its source', async () => {
    const own = await openDeskOver([{ title: 'QuickerSort: sorting in linear time', abstract }]);

    const words = await own.press(buttonOf(await own.say('/paper quickersort'), 'Abstract').call);

    expect(JSON.stringify(documentOf(words).blocks)).toContain('"style":"emphasis"');
    expect(JSON.stringify(documentOf(words).blocks)).toContain('O(n)');
    expect(JSON.stringify(documentOf(words).blocks)).toContain('Abstract from test');
  });
});

describe('two papers with the same title', () => {
  test('are never answered with just one of them', async () => {
    const own = await openDeskOver([
      { title: 'On Learning', authors: ['Ada First'], published: '1999' },
      { title: 'On Learning', authors: ['Bea Second'], published: '2015' },
    ]);

    expect(itemsOf(await own.say('/paper on learning'))).toHaveLength(2);
  });
});

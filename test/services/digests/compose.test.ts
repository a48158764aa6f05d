import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../src/core/delivery/issue.ts';
import { issueKey } from '../../../src/core/delivery/issue.ts';
import { newPost } from '../../../src/core/delivery/protocol.ts';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';
import type { PaperDraft } from '../../../src/core/paper/paper.ts';
import { SILENT } from '../../../src/core/ports/log.ts';
import type { Summariser } from '../../../src/core/ports/summariser.ts';
import { createMiniSearchIndex } from '../../../src/search/minisearch/index.ts';
import { createLedger, placeKey } from '../../../src/services/delivery/ledger.ts';
import { createComposer } from '../../../src/services/digests/compose.ts';
import { createLibraryIndex } from '../../../src/services/library-index.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { importDrafts } from '../../support/test-desk.ts';
import { weekly } from '../../support/voting.ts';

const NOW = new Date('2026-11-30T08:00:00.000Z');
const WEEK_MS = 7 * 24 * 3_600_000;

const PAPERS: PaperDraft[] = [
  {
    title: 'Sparse attention for long documents',
    authors: ['Ada Vega'],
    categories: ['cs.CL'],
    published: '2026-10-01',
  },
  {
    title: 'Matrix sketching with few samples',
    authors: ['Ben Otto'],
    categories: ['cs.DS'],
    published: '2019-05-01',
  },
  {
    title: 'Graph kernels revisited',
    authors: ['Ada Vega'],
    categories: ['cs.LG'],
    published: '2022-01-01',
    hasCode: true,
  },
  {
    title: 'Distilling teachers gently',
    authors: ['Cem Arel'],
    categories: ['cs.LG'],
    published: '2024-03-01',
    abstract:
      'Distillation often hurts rare classes. We propose a gentle teacher that keeps them. Experiments show a gain of 4.2% on rare classes.',
  },
];

async function openComposing(summarise: Summariser | null = null) {
  const store = openMemoryStore();
  await importDrafts(store, PAPERS, 'test', new Date('2026-11-01T00:00:00Z'));
  const ledger = createLedger(store.issues);
  const index = createLibraryIndex(store, createMiniSearchIndex()).whole();
  const composer = createComposer({ store, ledger, openIndex: () => index, summarise, log: SILENT });
  const ids = new Map<string, string>();
  for await (const [id, { title }] of store.papers.all()) ids.set(title.split(' ')[0] ?? '', id);
  const idOf = (word: string) => ids.get(word) ?? '';
  return {
    store,
    idOf,
    composer,
    async compose(subscription: Subscription, week = 0) {
      const slot = { key: `2026-W${49 + week}`, dueAt: new Date(NOW.getTime() + week * WEEK_MS) };
      return composer.compose(subscription, slot, slot.dueAt);
    },
    /** The issue of a week stands in the channel. */
    async posted(subscription: Subscription, week: number, papers: string[]) {
      const slot = `2026-W${49 + week}`;
      const issue: Issue = {
        subscription: subscription.id,
        tenant: subscription.tenant,
        channel: subscription.channel,
        to: subscription.to,
        slot,
        dueAt: new Date(NOW.getTime() + week * WEEK_MS).toISOString(),
        papers,
        late: false,
        skipped: null,
        posts: [
          { ...newPost('issue', `m${week}`), state: 'sent', message: { channel: 'C1', message: `${week}` } },
        ],
      };
      await ledger.change(issueKey(subscription.id, slot), () => issue);
    },
    async nominate(paperId: string, votes: string[]) {
      const { tenant, channel } = weekly();
      await store.ballots.change(placeKey(tenant, channel), (current) => ({
        tenant,
        channel,
        nominations: [
          ...(current?.nominations ?? []),
          {
            paperId,
            title: paperId,
            by: { id: 'U1', name: 'reader' },
            at: '2026-11-25T00:00:00.000Z',
            withdrawnAt: null,
            votes: votes.map((person) => ({ person, at: '2026-11-26T00:00:00.000Z' })),
            shownOn: [],
          },
        ],
      }));
    },
  };
}

type Composition = Awaited<ReturnType<Awaited<ReturnType<typeof openComposing>>['compose']>>;

function issueOf(composition: Composition) {
  if (composition.kind !== 'issue') throw new Error(`nothing: ${composition.why}`);
  return composition.issue;
}

describe('a paper that was taken back', () => {
  const retracted = { kind: 'retracted' as const, note: '', source: 'Crossref' };
  async function takeBack(
    { store, idOf, composer }: Awaited<ReturnType<typeof openComposing>>,
    word: string,
  ) {
    await store.papers.change(idOf(word), (paper) => (paper === null ? null : { ...paper, retracted }));
    composer.libraryChanged();
  }

  test('is never paper of the week, neither by its score nor as the newest', async () => {
    const composing = await openComposing();
    const newest = weekly({ picks: 'newest' });
    const before = await composing.compose(newest);

    await takeBack(composing, 'Sparse');

    expect(before).toMatchObject({ kind: 'issue', issue: { papers: [composing.idOf('Sparse')] } });
    for (const digest of [newest, weekly()]) {
      const after = await composing.compose(digest);
      expect(after).toMatchObject({ kind: 'issue' });
      expect(JSON.stringify(after)).not.toContain('Sparse attention');
    }
  });

  test('is not picked by votes either', async () => {
    const composing = await openComposing();
    await composing.nominate(composing.idOf('Graph'), ['U1', 'U2']);
    await composing.nominate(composing.idOf('Matrix'), ['U3']);

    await takeBack(composing, 'Graph');

    expect(await composing.compose(weekly({ picks: 'voted' }))).toMatchObject({
      issue: { papers: [composing.idOf('Matrix')] },
    });
  });

  test('does not keep a round from ending', async () => {
    const composing = await openComposing();
    const others = ['Sparse', 'Graph', 'Distilling'];
    for (const [week, word] of others.entries()) {
      await composing.posted(weekly(), week, [composing.idOf(word)]);
    }

    await takeBack(composing, 'Matrix');

    expect(await composing.compose(weekly(), 3)).toMatchObject({
      issue: { papers: [composing.idOf('Sparse')] },
    });
  });

  test('is told as such in a round-up', async () => {
    const composing = await openComposing();
    await takeBack(composing, 'Sparse');

    const told = await composing.compose(weekly({ kind: 'round-up', createdAt: '2026-10-01T00:00:00.000Z' }));

    expect(JSON.stringify(told)).toContain('Retracted · Ada Vega');
  });
});

describe('a paper of the week', () => {
  test('is the nomination with the most votes, and the post says so', async () => {
    const desk = await openComposing();
    await desk.nominate(desk.idOf('Matrix'), ['U1', 'U2']);
    await desk.nominate(desk.idOf('Graph'), ['U3']);

    const issue = issueOf(await desk.compose(weekly()));

    expect(issue.papers).toEqual([desk.idOf('Matrix')]);
    expect(plainText(issue.document)).toMatch(/Why this one: .*2 votes.*reader/);
    expect(plainText(issue.document)).toContain('Graph kernels revisited');
  });

  test('is never one the digest does not cover, however many votes it has', async () => {
    const desk = await openComposing();
    await desk.nominate(desk.idOf('Matrix'), ['U1', 'U2', 'U3']);
    const onlyLearning = weekly({ covers: { ...weekly().covers, category: 'cs.LG' } });

    const issue = issueOf(await desk.compose(onlyLearning));

    expect([desk.idOf('Graph'), desk.idOf('Distilling')]).toContain(issue.papers[0]);
  });

  test('is the same when it is composed again, also once its own issue is in the ledger', async () => {
    const desk = await openComposing();
    const first = issueOf(await desk.compose(weekly()));

    await desk.posted(weekly(), 0, first.papers);
    const again = issueOf(await desk.compose(weekly()));

    expect(again).toEqual(first);
  });

  test('comes once to a channel before any comes twice, then those posted longest ago', async () => {
    const desk = await openComposing();
    const papers: string[] = [];
    for (let week = 0; week < 6; week += 1) {
      const issue = issueOf(await desk.compose(weekly(), week));
      papers.push(issue.papers[0] ?? '');
      await desk.posted(weekly(), week, issue.papers);
    }

    expect(new Set(papers.slice(0, 4)).size).toBe(4);
    expect(papers.slice(4)).toEqual(papers.slice(0, 2));
  });

  test('warns a week before the well runs dry', async () => {
    const desk = await openComposing();
    const texts: string[] = [];
    for (let week = 0; week < 4; week += 1) {
      const issue = issueOf(await desk.compose(weekly(), week));
      texts.push(plainText(issue.document));
      await desk.posted(weekly(), week, issue.papers);
    }

    expect(texts.map((words) => words.includes('starts again with those posted longest ago'))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test('is nothing, said in a sentence, where the library holds none that matches', async () => {
    const desk = await openComposing();

    const composition = await desk.compose(weekly({ covers: { ...weekly().covers, category: 'math.OC' } }));

    expect(composition).toMatchObject({ kind: 'nothing', why: expect.stringContaining('math.OC') });
  });

  test('is nothing without a nomination where only the channel picks', async () => {
    const desk = await openComposing();

    const composition = await desk.compose(weekly({ picks: 'voted' }));

    expect(composition.kind).toBe('nothing');
  });

  test('ends its spoken sentence once, also after “et al.”', async () => {
    const desk = await openComposing();
    await importDrafts(desk.store, [
      { title: 'A cut list of authors', authors: ['Ada Vega'], authorsCut: true },
    ]);
    await desk.nominate('a-cut-list-of-authors', ['U1']);

    const { document } = issueOf(await desk.compose(weekly()));

    expect(document.summary).toBe('Paper of the week: A cut list of authors, by Ada Vega et al.');
  });

  test('brings its abstract and three prompts into the thread', async () => {
    const desk = await openComposing();
    await desk.nominate(desk.idOf('Distilling'), ['U1']);

    const { thread } = issueOf(await desk.compose(weekly()));

    const words = plainText(
      thread?.document ?? { summary: '', blocks: [], actions: [], visibility: 'everyone' },
    );
    expect(words).toContain('Distillation often hurts rare classes.');
    expect(words).toMatch(/1\. .*\n*.*2\. .*\n*.*3\. /s);
    expect(thread?.document.actions.length).toBeGreaterThan(0);
  });

  test('tells what a model wrote with its name and the date, and falls back silently', async () => {
    const made = await openComposing({
      summarise: async () => ({ text: 'A gentle teacher.', model: 'tiny-1' }),
    });
    const none = await openComposing({ summarise: async () => null });
    for (const desk of [made, none]) await desk.nominate(desk.idOf('Distilling'), ['U1']);

    const words = [made, none].map(async (desk) => plainText(issueOf(await desk.compose(weekly())).document));

    expect(await words[0]).toContain('Summary: generated by tiny-1 on 2026-11-30.');
    expect(await words[1]).toContain('Summary: sentences of the abstract.');
  });
});

describe('a round-up', () => {
  const roundUp = weekly({
    kind: 'round-up',
    createdAt: '2026-11-23T00:00:00.000Z',
    since: '2026-11-23T00:00:00.000Z',
  });
  const added = (desk: Awaited<ReturnType<typeof openComposing>>, title: string, at: string) =>
    importDrafts(desk.store, [{ title, categories: ['cs.LG'], authors: ['Ada Vega'] }], 'test', new Date(at));

  test('tells what came into the library since the last one, and nothing twice', async () => {
    const desk = await openComposing();
    await added(desk, 'A first new thing', '2026-11-25T00:00:00Z');
    const first = issueOf(await desk.compose(roundUp));
    await desk.posted(roundUp, 0, first.papers);
    await added(desk, 'A second new thing', '2026-12-02T00:00:00Z');
    desk.composer.libraryChanged();

    const second = issueOf(await desk.compose(roundUp, 1));

    expect(plainText(first.document)).toContain('A first new thing');
    expect(plainText(first.document)).not.toContain('Graph kernels');
    expect(plainText(second.document)).toContain('A second new thing');
    expect(plainText(second.document)).not.toContain('A first new thing');
  });

  test('is nothing when nothing new came', async () => {
    const desk = await openComposing();

    expect((await desk.compose(roundUp)).kind).toBe('nothing');
  });

  test('of a person says which follow each paper matched', async () => {
    const desk = await openComposing();
    await added(desk, 'A first new thing', '2026-11-25T00:00:00Z');
    const own = weekly({
      ...roundUp,
      id: 'f-1',
      kind: 'follow',
      to: 'person',
      channel: 'U1',
      follows: [
        { kind: 'author', value: 'Ada Vega' },
        { kind: 'category', value: 'math.OC' },
      ],
    });

    const issue = issueOf(await desk.compose(own));

    expect(plainText(issue.document)).toMatch(/A first new thing[\s\S]*you follow .*Ada Vega/);
  });
});

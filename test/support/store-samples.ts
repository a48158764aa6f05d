import type { Document } from '../../src/core/document/document.ts';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import type { RecordTypes } from '../../src/store/schemas.ts';
import { ledgerLine, subscriptionOf } from './digests.ts';

/** What an issue said to be posted carries while it is under way. */
export const frozen: Document = {
  summary: 'Paper of the week: The Lazy Neuron Phenomenon',
  blocks: [
    {
      kind: 'heading',
      text: [{ text: 'The Lazy Neuron Phenomenon', href: 'https://arxiv.org/abs/2210.06313' }],
    },
    { kind: 'list', start: 1, items: [{ title: [{ text: 'Größe 論文 💡', style: 'strong' }] }] },
  ],
  actions: [],
  share: { route: 'paper', args: { title: 'lazy', full: true, depth: 2 } },
  visibility: 'everyone',
};

const when = '2026-11-23T08:00:00.000Z';

/** One record of each collection, with something in every field that may be empty where that matters. */
export const SAMPLES: RecordTypes = {
  papers: makePaper(
    { title: 'The Lazy Neuron Phenomenon' },
    { source: 'jsonl', ref: 'mine.jsonl', retrieved: '2026-11-23' },
  ),
  authors: { id: 'ada', name: 'Ada', variants: ['A.'], figures: [], category: null, provenance: [] },
  readingLists: {
    tenant: 'T1',
    person: 'U1',
    entries: [{ paperId: 'p1', title: 'One', addedAt: when, doneAt: null, note: 'read this' }],
  },
  installations: { id: 'T1', sealed: 'sealed', installedAt: when },
  subscriptions: subscriptionOf({
    schedule: { kind: 'monthly-weekday', nth: -1, weekday: 5, time: { hour: 16, minute: 30 } },
    follows: [{ kind: 'topic', value: 'sparsity' }],
    mention: 'here',
    paused: { at: when, until: null, by: 'fault', why: 'The channel is archived.' },
    skips: ['2026-W49'],
  }),
  issues: ledgerLine(
    { papers: ['p1'] },
    { state: 'sending', document: frozen, attempts: 1, firstIntentAt: when, intentAt: when },
  ),
  ballots: {
    tenant: 'T1',
    channel: 'C1',
    nominations: [
      {
        paperId: 'p1',
        title: 'One',
        by: { id: 'U1', name: 'reader' },
        at: when,
        withdrawnAt: null,
        votes: [{ person: 'U2', at: when }],
        shownOn: [{ channel: 'C1', message: '1795420800.000100' }],
      },
    ],
  },
  sourceFollows: {
    id: 'f-7k3f9q',
    source: 'arxiv',
    ref: 'cs.LG',
    by: { id: 'U1', name: 'reader' },
    tenant: 'T1',
    addedAt: when,
    lastRunAt: when,
    lastOkAt: null,
    lastError: 'arXiv could not be reached.',
    failures: 1,
    notBefore: null,
    seen: '2026-11-22',
    papers: 3,
  },
  pageMessages: {
    id: 'm-7k3f9q',
    room: 'reading-group',
    thread: null,
    from: 'reader',
    at: '2026-11-23T09:00:00.000Z',
    onlyFor: null,
    text: '/paper lazy neuron',
    files: [],
    document: null,
    mention: null,
    marker: null,
    revision: 0,
  },
  facts: { value: 'one' },
};

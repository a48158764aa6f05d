import type { OperatorReport } from '../../src/core/report/operator-report.ts';

const NOON = '2026-11-25T11:03:20.000Z';

/** A report of a day on which everything works. */
export function calmReport(changes: Partial<OperatorReport> = {}): OperatorReport {
  return {
    version: '0.1.0',
    at: NOON,
    startedAt: '2026-11-23T07:40:00.000Z',
    zone: 'Europe/Berlin',
    memory: { residentBytes: 148_000_000, heapBytes: 61_000_000 },
    ready: true,
    attention: [],
    platforms: [
      { name: 'slack', ready: true, detail: 'connected to one workspace' },
      { name: 'discord', ready: true, detail: 'connected to Discord' },
    ],
    digests: {
      running: 2,
      paused: 1,
      stopped: 0,
      lookedAt: '2026-11-25T11:03:00.000Z',
      next: [
        {
          digest: 'd-7k3f9q',
          channel: 'C0READING',
          kind: 'Paper of the week',
          zone: 'Europe/Berlin',
          dueAt: '2026-11-30T08:00:00.000Z',
          schedule: 'every Monday at 09:00',
        },
        {
          digest: 'd-2m8x4p',
          channel: null,
          kind: 'New for you',
          zone: 'America/New_York',
          dueAt: '2026-12-01T14:00:00.000Z',
          schedule: 'every day at 09:00',
        },
      ],
      nextMore: 0,
      last: [
        {
          digest: 'd-7k3f9q',
          channel: 'C0READING',
          kind: 'Paper of the week',
          zone: 'Europe/Berlin',
          dueAt: '2026-11-23T08:00:00.000Z',
          postedAt: '2026-11-23T08:00:01.000Z',
          outcome: 'posted',
          words: 'Posted Mon 23 Nov 2026, 09:00 (Europe/Berlin).',
        },
      ],
    },
    library: {
      papers: 1043,
      authors: 2210,
      withAbstract: 990,
      withCode: 120,
      newest: '2026-11-24',
      reading: null,
      sources: [
        { name: 'arXiv', papers: 1000, lastRead: '2026-11-25' },
        { name: 'the shipped library', papers: 43, lastRead: '2026-11-01' },
      ],
    },
    follows: [
      {
        id: 'f-7k3f9q',
        name: 'arXiv: cs.LG',
        papers: 312,
        lastOkAt: '2026-11-25T04:10:00.000Z',
        lastError: null,
        nextRunAt: '2026-11-26T04:10:00.000Z',
      },
    ],
    hosts: [
      {
        host: 'export.arxiv.org',
        title: 'arXiv',
        gapMs: 3000,
        atOnce: 1,
        policy: 'https://info.arxiv.org/help/api/tou.html',
        state: 'working',
        until: null,
        why: null,
        waiting: 2,
      },
      {
        host: 'api.crossref.org',
        title: 'Crossref',
        gapMs: 200,
        atOnce: 1,
        policy:
          'https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/',
        state: 'not-asked',
        until: null,
        why: null,
        waiting: 0,
      },
    ],
    search: {
      keeps: 1000,
      kinds: [
        { kind: 'lookup', count: 1240, times: { p50Ms: 2.14, p95Ms: 7.8, p99Ms: 14.02, longestMs: 31.5 } },
        { kind: 'suggest', count: 8110, times: { p50Ms: 0.9, p95Ms: 2.2, p99Ms: 4.4, longestMs: 12 } },
        { kind: 'similar', count: 0, times: null },
      ],
    },
    data: {
      writes: 512,
      failures: 0,
      lastWriteAt: '2026-11-25T11:01:00.000Z',
      isFailing: false,
      lastFailure: null,
    },
    ...changes,
  };
}

/** A report of the first moment: nothing there, nothing known. */
export function emptyReport(): OperatorReport {
  return calmReport({
    ready: false,
    platforms: [],
    digests: null,
    library: {
      papers: 0,
      authors: 0,
      withAbstract: 0,
      withCode: 0,
      newest: null,
      reading: { done: 0, total: null },
      sources: [],
    },
    follows: [],
    hosts: [],
    search: { keeps: 1000, kinds: [] },
    data: { writes: 0, failures: 0, lastWriteAt: null, isFailing: false, lastFailure: null },
  });
}

/** A report of a day on which nothing works. */
export function brokenReport(): OperatorReport {
  const calm = calmReport();
  const place = { digest: 'd-9q2w5e', channel: 'C0JOURNAL', kind: 'Round-up', zone: 'Europe/Berlin' };
  return calmReport({
    ready: false,
    attention: [
      {
        part: 'data',
        words: 'Changes cannot be saved since Wed 25 Nov 2026, 12:01 (Europe/Berlin): the disk is full.',
        mend: 'Free space on the disk and let this user write the folder DATA_DIR names.',
        needsPerson: true,
      },
      {
        part: 'slack',
        words: 'Not connected: token refused: set SLACK_BOT_TOKEN.',
        mend: 'It is tried again by itself. Where it stays so, check its variables in .env.',
        needsPerson: true,
      },
      {
        part: 'digest d-9q2w5e',
        words: 'Round-up in channel C0JOURNAL was stopped: The channel is archived.',
        mend: 'Mend what is named, then say /digest resume in that channel.',
        needsPerson: true,
      },
      {
        part: 'export.arxiv.org',
        words: 'Left alone until Wed 25 Nov 2026, 12:30 (Europe/Berlin): refused with 429.',
        mend: 'It is asked again by itself after that; the library answers meanwhile.',
        needsPerson: false,
      },
    ],
    platforms: [
      { name: 'slack', ready: false, detail: 'token refused: set SLACK_BOT_TOKEN' },
      { name: 'discord', ready: true, detail: 'connected to Discord' },
    ],
    digests: {
      running: 1,
      paused: 0,
      stopped: 1,
      lookedAt: null,
      next: calm.digests?.next ?? [],
      nextMore: 40,
      last: (['late', 'under-way', 'not-posted', 'failed', 'held'] as const).map((outcome) => ({
        ...place,
        dueAt: '2026-11-24T08:00:00.000Z',
        postedAt: null,
        outcome,
        words: 'Failed: it could not be posted. The channel is archived.',
      })),
    },
    library: { ...calm.library, reading: { done: 43_000, total: 100_000 } },
    follows: calm.follows.map((follow) => ({
      ...follow,
      lastOkAt: null,
      lastError: 'arXiv could not be reached.',
    })),
    hosts: calm.hosts.map((host) => ({
      ...host,
      state: 'left-alone',
      until: '2026-11-25T11:30:00.000Z',
      why: 'refused with 429 at Wed 25 Nov 2026, 12:00 (Europe/Berlin)',
    })),
    data: {
      writes: 512,
      failures: 3,
      lastWriteAt: '2026-11-25T10:59:00.000Z',
      isFailing: true,
      lastFailure: { at: '2026-11-25T11:01:00.000Z', words: 'the disk is full' },
    },
  });
}

/** The report with every text in it replaced, instants and names of states left as they are. */
export function reportSaying(words: string): OperatorReport {
  const { digests, library, follows, hosts, platforms, attention, data, ...calm } = brokenReport();
  const place = { digest: words, channel: words, kind: words };
  return {
    ...calm,
    version: words,
    zone: words,
    digests:
      digests === null
        ? null
        : {
            ...digests,
            next: (calmReport().digests?.next ?? []).map((each) => ({ ...each, ...place, schedule: words })),
            last: digests.last.map((each) => ({ ...each, ...place, words })),
          },
    library: { ...library, newest: words, sources: [{ name: words, papers: 1, lastRead: words }] },
    follows: follows.map((each) => ({ ...each, id: words, name: words, lastError: words })),
    hosts: hosts.map((each) => ({ ...each, host: words, title: words, why: words, policy: words })),
    platforms: platforms.map((each) => ({ ...each, name: words, detail: words })),
    attention: attention.map((each) => ({ ...each, part: words, words, mend: words })),
    data: { ...data, lastFailure: { at: data.lastWriteAt ?? '', words } },
  };
}

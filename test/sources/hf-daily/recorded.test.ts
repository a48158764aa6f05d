import { describe, expect, test } from 'vitest';
import { createHfDailySource } from '../../../src/sources/hf-daily/index.ts';
import { ALL, answeringHttp, eventsOf } from '../answering-http.ts';
import { recordings } from '../recorded.ts';

const { atHand, text } = recordings('synthetic');

describe.skipIf(!atHand)('a page of daily papers kept aside (skipped where it is not at hand)', () => {
  test('is read, its poor members too', async () => {
    const http = answeringHttp({ text: text('hf_daily_papers.json') });
    const source = createHfDailySource({ http, now: () => new Date('2026-11-25T00:00:00Z') });

    expect(await eventsOf(source.read('2026-10', ALL))).toMatchObject([
      {
        kind: 'paper',
        paper: { arxivId: '2610.04321', abstract: 'We propose something.', published: '2026-10-02' },
      },
      { kind: 'paper', paper: { arxivId: '2610.00010', authors: [], published: null } },
      { kind: 'skipped', where: 'paper 3', why: 'no title' },
    ]);
  });
});

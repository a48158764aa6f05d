import { createHfDailySource } from '../../../src/sources/hf-daily/index.ts';
import { sourceContract } from '../../contracts/source-contract.ts';
import { daily } from './answers.ts';

const papers = (...list: unknown[]) => ({
  '/api/daily_papers': { headers: { 'content-type': 'application/json' }, body: JSON.stringify(list) },
});
const GOATS = daily({ id: '2610.04322', title: 'Counting Imaginary Goats', publishedAt: null });

sourceContract('hf-daily', {
  make: ({ http, baseUrl, now }) => createHfDailySource({ http, baseUrl: `${baseUrl}/api/`, now }),
  identifier: null,
  title: null,
  reading: {
    ref: () => '2026-W41',
    answers: papers(daily(), GOATS),
    finds: [
      { title: 'Counting Imaginary Sheep', published: '2026-10-02' },
      { title: 'Counting Imaginary Goats', published: null },
    ],
    damagedAnswers: papers({ paper: null }, daily()),
    kept: ['Counting Imaginary Sheep'],
    emptyAnswers: papers(),
    bareAnswers: papers({ paper: { id: '2610.04321', title: 'Bare' } }),
    hostileAnswers: (text) =>
      papers(
        daily({
          id: text,
          title: text,
          summary: text,
          ai_summary: text,
          githubRepo: text,
          authors: [{ name: text }],
        }),
      ),
    refused: ['sheep', '2026-W60', '2026-02-30', 'https://example.org/papers'],
  },
});

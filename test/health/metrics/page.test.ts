import { describe, expect, test } from 'vitest';
import { calmReport } from '../../support/operator-report.ts';
import { namesIn, readText, sampleValue } from './read-text.ts';
import { wholePage } from './whole-page.ts';

describe('/metrics', () => {
  test('can be read strictly', async () => {
    expect(readText(await wholePage()).length).toBeGreaterThan(40);
  });

  test('keeps the names it has always had', async () => {
    const names = [...namesIn(readText(await wholePage()))];

    expect(names).toEqual(
      expect.arrayContaining([
        'broadsheet_ready',
        'broadsheet_library_papers',
        'broadsheet_issues_open',
        'broadsheet_issues_late',
        'broadsheet_issues_held',
        'broadsheet_delivery_fault',
      ]),
    );
  });

  test.each([
    ['broadsheet_issues_late', {}, 1],
    ['broadsheet_issue_latest_seconds', {}, 600],
    ['broadsheet_delivery_queue_length', { platform: 'slack' }, 7],
    ['broadsheet_posts_total', { platform: 'slack', role: 'issue', outcome: 'accepted' }, 1],
    ['broadsheet_refusals_total', { platform: 'slack', kind: 'limit-of-channel' }, 1],
    ['broadsheet_refusals_total', { platform: 'discord', kind: 'no-permission' }, 1],
    ['broadsheet_platform_wait_seconds', { platform: 'slack' }, 30],
    ['broadsheet_platform_wait_seconds', { platform: 'discord' }, 0],
    ['broadsheet_readbacks_total', { platform: 'slack', outcome: 'read' }, 1],
    ['broadsheet_search_duration_seconds_sum', { kind: 'lookup' }, 0.003],
    ['broadsheet_store_writes_total', { outcome: 'failed' }, 1],
    ['broadsheet_store_write_duration_seconds_count', {}, 1],
    ['broadsheet_answers_total', { route: 'paper', outcome: 'answered' }, 1],
    ['broadsheet_event_loop_delay_seconds_count', {}, 1],
    ['broadsheet_data_disk_free_bytes', {}, 5e9],
    ['process_cpu_seconds_total', {}, 2.5],
    ['broadsheet_build_info', { version: '0.1.0', node: '20.19.0', store: 'files' }, 1],
  ])('tells %s of %j', async (name, labels, value) => {
    expect(sampleValue(readText(await wholePage()), name, labels)).toBe(value);
  });

  test('tells hosts nobody published limits of together', async () => {
    const policy = { title: 'A host', gapMs: 1000, atOnce: 1, until: null, why: null };
    const hosts = [
      { ...policy, host: 'export.arxiv.org', policy: 'https://a.example', state: 'working', waiting: 1 },
      { ...policy, host: 'one.example', policy: null, state: 'working', waiting: 2 },
      { ...policy, host: 'two.example', policy: null, state: 'left-alone', waiting: 3 },
    ] as const;

    const families = readText(await wholePage({ report: async () => calmReport({ hosts: [...hosts] }) }));

    expect(sampleValue(families, 'broadsheet_source_host_up', { host: 'other' })).toBe(0);
    expect(sampleValue(families, 'broadsheet_source_host_waiting', { host: 'other' })).toBe(5);
    expect(sampleValue(families, 'broadsheet_source_host_up', { host: 'export.arxiv.org' })).toBe(1);
    expect(families.some(({ samples }) => samples.some(({ labels }) => labels?.host === 'two.example'))).toBe(
      false,
    );
  });

  test('tells how long a followed source has not been read', async () => {
    const follow = { id: 'f-1', name: 'arXiv: cs.LG', papers: 3, nextRunAt: '2026-11-25T12:00:00.000Z' };
    const report = calmReport({
      follows: [{ ...follow, lastOkAt: '2026-11-23T11:03:20.000Z', lastError: 'refused' }],
    });

    const families = readText(await wholePage({ report: async () => report }));

    expect(sampleValue(families, 'broadsheet_followed_source_failing_seconds')).toBe(2 * 86_400);
    expect(sampleValue(families, 'broadsheet_followed_sources', { state: 'failing' })).toBe(1);
  });

  test('still tells of the process when stored state is away', async () => {
    const away = () => Promise.reject(new Error('canary'));

    const readiness = async () => ({ ready: false, papers: null });
    const text = await wholePage({ readiness, report: away, deliveries: away, disk: away });

    const families = readText(text);
    expect(sampleValue(families, 'broadsheet_ready')).toBe(0);
    expect(sampleValue(families, 'broadsheet_uptime_seconds')).toBe(3600);
    expect(namesIn(families)).not.toContain('broadsheet_library_papers');
    expect(text).not.toContain('canary');
  });
});

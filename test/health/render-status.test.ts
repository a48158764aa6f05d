import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '../../src/health/page/html.ts';
import { renderStatusPage } from '../../src/health/page/render-status.ts';
import { STATUS_CSS } from '../../src/health/page/status-css.ts';
import { STATUS_SCRIPT } from '../../src/health/page/status-script.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { brokenReport, calmReport, emptyReport, reportSaying } from '../support/operator-report.ts';

/** Tags in order with the names of their attributes, all values left out. */
function structureOf(page: string): string[] {
  return [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

function textOf(page: string): string {
  return page
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
}

describe('markup', () => {
  test('takes every value as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = html`<p title="${text}">${text}</p>`.toString();

        expect(structureOf(made)).toEqual(['<p title="">', '</p>']);
        expect(made).not.toMatch(/&(?!#\d+;)/);
      }),
    );
  });

  test('lets markup made the same way stand, alone and in lists', () => {
    expect(html`<ul>${['a', 'b'].map((each) => html`<li>${each}</li>`)}</ul>${null}${7}`.toString()).toBe(
      '<ul><li>a</li><li>b</li></ul>7',
    );
  });

  test('cannot be passed off by an object that says it is markup', () => {
    const forged = { toString: () => '<script>' } as unknown as string;

    expect(() => html`${forged}`.toString()).toThrow();
  });
});

describe('the page', () => {
  test('says first what needs the operator, with the mend, and then what passes', () => {
    const text = textOf(renderStatusPage(brokenReport()));

    expect(text).toMatch(
      /3 things need you .* slack: Not connected: token refused.* check its variables.* Passes by itself export\.arxiv\.org: Left alone/,
    );
  });

  test('says that everything works where it does', () => {
    expect(textOf(renderStatusPage(calmReport()))).toContain('Everything works');
  });

  test('says that it is not ready where nothing yet tells why', () => {
    expect(textOf(renderStatusPage(calmReport({ ready: false })))).toContain('Not ready yet');
  });

  test('tells in its title how much needs the operator', () => {
    expect(renderStatusPage(brokenReport())).toContain('<title>(3) Status – Broadsheet</title>');
  });

  test.each([
    ['a platform', 'Slack ✓ Connected connected to one workspace'],
    [
      'an issue to come',
      'Mon 30 Nov 2026, 09:00 (Europe/Berlin) Paper of the week, every Monday at 09:00 d-7k3f9q C0READING',
    ],
    ['a personal digest, without the person', 'New for you, every day at 09:00 d-2m8x4p direct message'],
    ['an issue that was', '✓ Posted Posted Mon 23 Nov 2026, 09:00 (Europe/Berlin).'],
    ['how fresh the library is', 'Newest paper 24 Nov 2026'],
    ['a source of papers', 'arXiv 1,000 25 Nov 2026'],
    ['a followed source', 'arXiv: cs.LG ✓ Works Wed 25 Nov 2026, 05:10 (Europe/Berlin)'],
    ['a host with its limits', 'export.arxiv.org ✓ Answers 2 one each 3 s, 1 connection'],
    ['how long answers took', 'Questions 1,240 2.1 ms 7.8 ms 14.0 ms 31.5 ms'],
    ['a kind nobody asked for', 'Similar papers 0 – – – –'],
    ['the data', 'No trouble seen Changes saved 512'],
    ['the process', 'Version 0.1.0 Started Mon 23 Nov 2026, 08:40 (Europe/Berlin) Running for 2 days 3 h'],
  ])('shows %s', (_, words) => {
    expect(textOf(renderStatusPage(calmReport()))).toContain(words);
  });

  test.each([
    ['nothing is posted', 'no platform is running'],
    ['nothing was imported', 'Nothing was imported yet'],
    ['nothing is followed', 'No source is followed'],
    ['the library is being read', 'the library is still being read'],
  ])('says in words that %s', (_, words) => {
    expect(textOf(renderStatusPage(emptyReport()))).toContain(words);
  });

  test.each(['Posted late', 'Under way', 'Not posted', 'Failed', 'Held', 'Left alone', 'Cannot be written'])(
    'tells the state “%s” in words',
    (words) => {
      expect(textOf(renderStatusPage(brokenReport()))).toContain(words);
    },
  );

  test('gives every table a caption, and every row and column a head', () => {
    const tables = renderStatusPage(brokenReport()).split('<table').slice(1);

    for (const each of tables) {
      const rows = each.split('<tbody')[1]?.match(/<tr/g)?.length;
      expect(each).toMatch(/^[^>]*><?\s*<caption>[^<]+<\/caption>/);
      expect(each.match(/scope="row"/g)).toHaveLength(rows ?? 0);
      expect(each).toContain('scope="col"');
    }
    expect(tables.length).toBeGreaterThan(5);
  });

  test('says how many digests come after those it lists', () => {
    expect(textOf(renderStatusPage(brokenReport()))).toContain('And the next of 40 more digests.');
  });

  test.each(hostileStrings.filter(({ text }) => text !== ''))('shows $name as text', ({ text }) => {
    const harmless = structureOf(renderStatusPage(reportSaying('harmless')));

    expect(structureOf(renderStatusPage(reportSaying(text)))).toEqual(harmless);
  });

  test('links to a policy only where it is a web address', () => {
    const page = renderStatusPage(reportSaying('javascript:alert(1)'));

    expect(page).not.toMatch(/href="(?!\/|#)/);
  });

  test('names nothing but its own style and script, and no style or script within', () => {
    const page = renderStatusPage(calmReport());

    expect([...page.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '/status.css',
      '/status.js',
    ]);
    expect(page).not.toMatch(/ style=|<style| on\w+=/);
  });

  test('weighs less than 30 kB with its style and script', () => {
    const bytes = Buffer.byteLength(renderStatusPage(brokenReport()) + STATUS_CSS + STATUS_SCRIPT);

    expect(bytes).toBeLessThan(30_000);
  });
});

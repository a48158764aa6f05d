import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { OperatorReport } from '../../src/core/report/operator-report.ts';
import { type HealthServer, startHealthServer } from '../../src/health/server.ts';
import { browserOrSkip, expectNoSidewaysScroll, expectNoViolations } from '../support/browser.ts';
import { brokenReport, calmReport, emptyReport, reportSaying } from '../support/operator-report.ts';

const browser = browserOrSkip();
const NOON = new Date('2026-11-25T11:03:20Z');

let report: OperatorReport;
let server: HealthServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** Serves whatever `report` is at the moment it is asked; `port` 0 is a free one. */
async function serve(first: OperatorReport, port = 0): Promise<string> {
  report = first;
  const readiness = async () => ({ ready: true, reasons: [], papers: 43 });
  server = await startHealthServer({
    host: '127.0.0.1',
    port,
    fallBack: false,
    readiness,
    metrics: async () => '',
    report: async () => report,
  });
  return `${server.url}/status`;
}

const openAtNoon = async (first: OperatorReport) => browser.open(await serve(first), { standsAt: NOON });
const tenSecondsLater = (page: Page) => page.clock.runFor(10_000);
const asked = (page: Page) => browser.requests(page).filter((line) => line.endsWith('/status')).length;

browser.describe('the operator’s page in a browser', () => {
  test.each([
    ['a good day', calmReport(), 'light', 1280],
    ['a good day', calmReport(), 'dark', 390],
    ['a bad day', brokenReport(), 'dark', 1280],
    ['a bad day', brokenReport(), 'light', 390],
    ['the first moment', emptyReport(), 'light', 1280],
    ['the first moment', emptyReport(), 'dark', 390],
  ] as const)('can be read by everybody on %s (%#)', async (_, shown, colorScheme, width) => {
    const page = await browser.open(await serve(shown), { colorScheme, width });

    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
  });

  test('asks for itself, its style and its script, and for nothing else', async () => {
    const url = await serve(calmReport());

    const page = await browser.open(url);

    expect(browser.requests(page)).toEqual(['', '.css', '.js'].map((end) => `GET ${url}${end}`));
  });

  test('shows markup in a name as text, on a narrow screen too', async () => {
    const words = `<img src=x onerror=alert(1)><script>alert(2)</script>${'long'.repeat(60)}`;

    const page = await browser.open(await serve(reportSaying(words)), { width: 390 });

    expect(await page.locator('#platforms th[scope=row]').first().textContent()).toBe(words);
    expect(await page.locator('main img, main script').count()).toBe(0);
    await expectNoSidewaysScroll(page);
  });

  test('can be read without script', async () => {
    const page = await browser.open(await serve(brokenReport()), { scripts: false });

    expect(await page.locator('h1').textContent()).toBe('3 things need you');
    expect(await page.locator('#renewal').textContent()).toBe('Reload the page to see it anew.');
    expect(await page.locator('#pause').isVisible()).toBe(false);
  });

  test('renews itself every ten seconds', async () => {
    const page = await openAtNoon(calmReport());
    report = { ...brokenReport(), at: '2026-11-25T11:04:00.000Z' };

    await tenSecondsLater(page);

    await page.getByRole('heading', { name: '3 things need you' }).waitFor();
    expect(await page.title()).toBe('(3) Status – Broadsheet');
    expect(await page.locator('#freshness').textContent()).toContain('12:04');
    await page.clock.resume();
    await expectNoViolations(page);
  });

  test('leaves focus, scrolling and what did not change where they are', async () => {
    const page = await openAtNoon(calmReport());
    await page.getByRole('link', { name: 'policy of Crossref' }).focus();
    await page.evaluate('window.scrollTo(0, 400); document.getElementById("platforms").kept = true');
    const calm = calmReport();
    report = { ...calm, data: { ...calm.data, writes: 513 } };

    await tenSecondsLater(page);

    await page.locator('#data', { hasText: '513' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('policy of Crossref');
    expect(await page.evaluate('window.scrollY')).toBe(400);
    expect(await page.evaluate('document.getElementById("platforms").kept')).toBe(true);
  });

  test('takes in rows that came and lets go of rows that went', async () => {
    const page = await openAtNoon(calmReport());
    const rows = page.locator('#platforms tbody tr');
    const [slack, discord] = calmReport().platforms;
    const terminal = { name: 'terminal', ready: true, detail: 'a person is at the terminal' };

    report = calmReport({ platforms: [slack, discord, terminal].flatMap((each) => each ?? []) });
    await tenSecondsLater(page);
    await page.locator('#platforms', { hasText: 'Terminal' }).waitFor();
    const more = await rows.count();
    report = calmReport({ platforms: [] });
    await tenSecondsLater(page);
    await page.locator('#platforms', { hasText: 'None is running' }).waitFor();

    expect(more).toBe(3);
    expect(await rows.count()).toBe(0);
  });

  test('says when Broadsheet does not answer, and goes on once it does', async () => {
    const page = await openAtNoon(calmReport());
    const port = Number(new URL(server?.url ?? '').port);
    browser.allow(page, /ERR_CONNECTION_REFUSED/);
    await server?.stop();

    await tenSecondsLater(page);
    await page.locator('#renewal', { hasText: 'Broadsheet does not answer' }).waitFor();
    const headline = await page.locator('h1').textContent();
    await serve(brokenReport(), port);
    await tenSecondsLater(page);
    await page.locator('#renewal', { hasText: 'Renewed every 10 seconds.' }).waitFor();

    expect(headline).toBe('Everything works');
    expect(await page.locator('h1').textContent()).toBe('3 things need you');
  });

  test('rests when paused, and goes on', async () => {
    const page = await openAtNoon(calmReport());

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.clock.runFor(60_000);
    const whilePaused = asked(page);
    report = brokenReport();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.clock.runFor(1);
    await page.getByRole('heading', { name: '3 things need you' }).waitFor();

    expect(whilePaused).toBe(1);
    expect(asked(page)).toBe(2);
  });

  test('rests while nobody sees it, and is anew when somebody does', async () => {
    const page = await openAtNoon(calmReport());
    const become = (hidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
         document.dispatchEvent(new Event('visibilitychange'));`,
      );

    await become(true);
    await page.clock.runFor(60_000);
    const whileHidden = asked(page);
    report = brokenReport();
    await become(false);
    await page.clock.runFor(1);
    await page.getByRole('heading', { name: '3 things need you' }).waitFor();

    expect(whileHidden).toBe(1);
  });

  test('is walked through with the keyboard, past its head with one key', async () => {
    const page = await browser.open(await serve(calmReport()));
    const focused = () => page.evaluate('document.activeElement.textContent.trim()');

    await page.keyboard.press('Tab');
    const first = await focused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');

    expect(first).toBe('Skip to the report');
    expect(await focused()).toBe('policy of arXiv');
  });
});

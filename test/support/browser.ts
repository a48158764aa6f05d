import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect } from 'vitest';

/** Chromium as it was found on this system, for one test file. */
export interface TestBrowser {
  /** `describe`, or where there is no Chromium one that skips what is in it. */
  describe: typeof describe | typeof describe.skip;
  /**
   * Opens an address of this machine in a browser profile of its own. After the test it is closed, and the test fails
   * when the page asked another host, wrote an error to the console, threw, or met its own Content-Security-Policy.
   */
  open(url: string, options?: PageOptions): Promise<Page>;
  /** Another tab of the same profile, watched likewise. */
  openBeside(page: Page, url: string): Promise<Page>;
  /** A trouble that belongs to the test, as the line in the console when the server is stopped. */
  allow(page: Page, trouble: RegExp): void;
  /** What was asked of whom so far, in order: `GET http://127.0.0.1:3000/status`. */
  requests(page: Page): readonly string[];
}

export interface PageOptions {
  colorScheme?: 'light' | 'dark';
  /** In CSS pixels; 1280 by 800 unless told. */
  width?: number;
  height?: number;
  /** Whether scripts run; they do unless told. */
  scripts?: boolean;
  reducedMotion?: 'reduce' | 'no-preference';
  /** The page's clock is set to this instant and stands still until the test moves it with `page.clock`. */
  standsAt?: Date;
}

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Quiet: the browser itself asks no host of its maker, and no name but this machine's leads anywhere. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The system's Chromium (CHROMIUM_PATH, else where it usually is) for the tests of one file; call it once, at the top.
 * It starts with the first page. Where there is none, one plain line says so and the tests are skipped.
 */
export function browserOrSkip(): TestBrowser {
  const path = chromiumPath();
  if (path === null) console.warn(`no Chromium here: set CHROMIUM_PATH, or install it at ${USUAL_PATHS[0]}`);
  let launched: Promise<Browser> | null = null;
  let watches: Watch[] = [];

  afterEach(async () => {
    const ended = watches;
    watches = [];
    await Promise.all(ended.map(({ context }) => context.close()));
    expect(ended.flatMap((watch) => troublesOf(watch))).toEqual([]);
  });
  afterAll(async () => {
    await (await launched)?.close();
  });

  return {
    describe: path === null ? describe.skip : describe,
    async open(url, options = {}) {
      launched ??= chromium.launch({ executablePath: path ?? '', headless: true, args: QUIET });
      const context = await (await launched).newContext(contextOptions(options));
      const watch = watchOver(context, new URL(url).origin);
      watches.push(watch);
      if (options.standsAt !== undefined) await stopClock(context, options.standsAt);
      return openPage(context, url);
    },
    openBeside: (page, url) => openPage(page.context(), url),
    allow: (page, trouble) => watchOf(page).allowed.push(trouble),
    requests: (page) => watchOf(page).requests,
  };

  function watchOf(page: Page): Watch {
    const watch = watches.find(({ context }) => context === page.context());
    if (watch === undefined) throw new Error('this page was not opened by this browser');
    return watch;
  }
}

/** Fails with a line for each rule of axe-core the page breaks as it stands: contrast, names, headings, landmarks. The page's clock must run. */
export async function expectNoViolations(page: Page): Promise<void> {
  // Evaluated from outside, so that the page's own policy stays as strict as it is.
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}: ${failureSummary}`),
  );
  expect(lines).toEqual([]);
}

/** Fails when something makes the page wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
  const [content = 0, window = 0] = widths as number[];
  expect(content, `${content} px of content in a window of ${window}`).toBeLessThanOrEqual(window);
}

/** Of what axe-core answers, what is read here; its own types need those of a browser. */
interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

interface Watch {
  context: BrowserContext;
  requests: string[];
  troubles: string[];
  allowed: RegExp[];
}

function watchOver(context: BrowserContext, origin: string): Watch {
  const watch: Watch = { context, requests: [], troubles: [], allowed: [] };
  context.on('request', (request) => {
    const url = request.url();
    watch.requests.push(`${request.method()} ${url}`);
    if (!isOwn(url, origin)) watch.troubles.push(`asked another host: ${url}`);
  });
  // What the policy of the page forbids is an error in the console too.
  context.on('console', (message) => {
    if (message.type() === 'error') watch.troubles.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => watch.troubles.push(`threw: ${error.error().message}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (!isOwn(socket.url(), origin)) watch.troubles.push(`asked another host: ${socket.url()}`);
    });
    page.on('crash', () => watch.troubles.push('the page crashed'));
  });
  context.on('dialog', (dialog) => {
    watch.troubles.push(`opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return watch;
}

function isOwn(url: string, origin: string): boolean {
  return /^(data|blob|about):/.test(url) || new URL(url).host === new URL(origin).host;
}

function troublesOf({ troubles, allowed }: Watch): string[] {
  return troubles.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)));
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function stopClock({ clock }: BrowserContext, at: Date): Promise<void> {
  await clock.install({ time: at });
  await clock.pauseAt(at);
}

function contextOptions(options: PageOptions) {
  const { colorScheme = 'light', width = 1280, height = 800, scripts = true } = options;
  return {
    colorScheme,
    viewport: { width, height },
    javaScriptEnabled: scripts,
    reducedMotion: options.reducedMotion ?? 'reduce',
  } as const;
}

function chromiumPath(): string | null {
  const given = process.env.CHROMIUM_PATH;
  return [...(given === undefined ? [] : [given]), ...USUAL_PATHS].find((path) => existsSync(path)) ?? null;
}

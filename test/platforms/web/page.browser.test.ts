import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { visibleRoutes } from '../../../src/core/command/usage.ts';
import { browserOrSkip, expectNoSidewaysScroll, expectNoViolations } from '../../support/browser.ts';
import { hostileStrings } from '../../support/hostile-strings.ts';
import {
  answers,
  ask,
  drawAs,
  enter,
  type Playground,
  startPlayground,
  type as typeLine,
  writing,
} from '../../support/playground.ts';

const browser = browserOrSkip();
const MOST_BYTES = 200_000;
const LONGEST_MS = 60_000;

const ACTIVE_STRINGS = [
  '<img src=x onerror="alert(1)">',
  '<script>alert(2)</script>',
  '"><svg/onload=alert(3)>',
  '[click](javascript:alert(4))',
  '<javascript:alert(5)|click>',
];

/** What the weekly post alone says. */
const WEEKLY = /Why this one/i;

let playground: Playground;
const open = (words = '', options = {}) => browser.open(`${playground.url}${words}`, options);

/** What ends the whole conversation comes last. */
const LINES = visibleRoutes(commands)
  .map(({ path, examples }) => ({ path, line: `/${examples[0] ?? path}` }))
  .sort((a, b) => Number(a.path.includes('forget')) - Number(b.path.includes('forget')));

browser.describe('the page in a browser', { timeout: LONGEST_MS }, () => {
  beforeAll(async () => {
    playground = await startPlayground();
  }, LONGEST_MS);
  afterAll(() => playground.dispose());

  test('is all there in less than 200 kB, from this host alone', async () => {
    const page = await open();
    await page.getByText('Welcome to the reading group').waitFor();

    const bytes = await page.evaluate(
      '[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((sum, entry) => sum + entry.decodedBodySize, 0)',
    );

    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(browser.requests(page).filter((line) => !line.includes(playground.url))).toEqual([]);
  });

  test.each([
    ['light', 1280, 'Broadsheet'],
    ['dark', 1280, 'Broadsheet'],
    ['light', 390, 'Broadsheet'],
    ['light', 1280, 'Slack'],
    ['dark', 390, 'Slack'],
    ['dark', 1280, 'Discord'],
    ['light', 390, 'Discord'],
  ] as const)('can be used by everybody in %s, %i wide, drawn as %s', async (colorScheme, width, view) => {
    const page = await open('?room=dm', { colorScheme, width });
    await ask(page, '/paper lazy neuron');
    await ask(page, '/library status');
    await ask(page, '/paper transformers');
    await drawAs(page, view);

    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);
  });

  test('can be used by everybody while a form, a thread and completions are open', async () => {
    const page = await open('?as=host');
    await page.getByRole('button', { name: 'Reply in thread' }).first().click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    await writing(page).fill('/paper la');
    await page.getByRole('option').first().waitFor();
    await expectNoViolations(page);

    await enter(page, 'Broadsheet');
    await ask(page, '/reading add lamb');
    await typeLine(page, '/reading note lamb');
    await page.getByRole('dialog').waitFor();
    await expectNoViolations(page);
  });

  test('completes a command, tells how it is typed, and sends it, by the keyboard alone', async () => {
    const page = await open('?room=dm');
    await writing(page).focus();

    await page.keyboard.type('/pap');
    await page.getByRole('option', { name: /^\/paper/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('lazy neu');
    await page
      .getByRole('option', { name: /Lazy Neuron/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    const usage = await page.locator('form.composer').getByText('/paper <query>').innerText();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');

    expect(usage).toContain('/paper <query>');
    await answers(page)
      .last()
      .getByRole('heading', { name: /Lazy Neuron/ })
      .waitFor();
    expect(await writing(page).inputValue()).toBe('');
    expect(await page.evaluate('document.activeElement.id')).toBe('say');
  });

  test('answers every command there is', async () => {
    const page = await open('?as=admin&room=general');
    const silent: string[] = [];

    for (const { line } of LINES) {
      const before = await answers(page).count();
      await typeLine(page, line);
      await page
        .getByRole('dialog')
        .or(answers(page).nth(before))
        .first()
        .waitFor()
        .catch(() => silent.push(line));
      if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    }

    const said = (await answers(page).allInnerTexts()).join('\n');
    expect(silent).toEqual([]);
    expect(said).not.toMatch(/went wrong|did not work/u);
  });

  test('shows a form, takes what is written in it, and says so', async () => {
    const page = await open('?room=dm');
    await ask(page, '/reading add hire');
    const before = await answers(page).count();

    await typeLine(page, '/reading note hire');
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').first().fill('Ask about recall.\nAnd about cost.');
    await form.getByRole('button', { name: /save|submit|send/i }).click();
    await answers(page).nth(before).waitFor();

    await form.waitFor({ state: 'detached' });
    expect(await (await ask(page, '/reading list')).innerText()).toContain('Ask about recall.');
  });

  test('turns the pages of a list', async () => {
    const page = await open('?room=dm');
    const first = await ask(page, '/paper learning');

    await first.getByRole('button', { name: /page 2/i }).click();
    const second = first.getByText(/page 2 of/i);
    await second.waitFor();

    expect(await first.getByRole('button', { name: /page 1/i }).count()).toBe(1);
  });

  test('keeps a private answer from others until it is shared', async () => {
    const reader = await open('?as=reader&room=reading-group');
    const host = await browser.openBeside(reader, `${playground.url}?as=host&room=reading-group`);

    const answer = await ask(reader, '/paper lazy neuron');
    const mark = await answer.getByText('Only you can see this').count();
    const seenBefore = await host
      .getByRole('main')
      .getByText(/Lazy Neuron/)
      .count();
    await answer.getByRole('button', { name: /Share/ }).click();
    await host
      .getByRole('main')
      .getByRole('heading', { name: /Lazy Neuron/ })
      .first()
      .waitFor();

    expect([mark, seenBefore]).toEqual([1, 0]);
  });

  test.each(['Slack', 'Discord'] as const)(
    'does what is pressed as %s draws it, and shows the payload',
    async (view) => {
      const page = await open('?room=dm');
      await drawAs(page, view);
      await page.getByRole('button', { name: 'Payload' }).click();
      const answer = await ask(page, '/paper lazy neuron');
      const payload = answer.locator('pre').first();
      await payload.waitFor();

      const before = await answers(page).count();
      await answer
        .getByRole('button', { name: /similar/i })
        .first()
        .click();
      await answers(page).nth(before).waitFor();

      expect(JSON.parse(await payload.innerText())).toHaveProperty(
        view === 'Slack' ? 'blocks' : 'components',
      );
      expect(await answers(page).nth(before).innerText()).toMatch(/near|similar/iu);
    },
  );

  test('tells in a picture and in words what a chart says', async () => {
    const page = await open('?room=dm');

    const answer = await ask(page, '/library status');
    const picture = answer.getByRole('img').first();
    await picture.waitFor();

    expect(await picture.getAttribute('alt')).toMatch(/^Papers in the library per year by category: 20\d\d /);
    expect(await page.evaluate('document.querySelector("[role=log] img").naturalWidth')).toBeGreaterThan(500);
  });

  test('lets hostile words of papers and people do nothing, however they are drawn', async () => {
    const page = await open('?as=admin&room=dm');
    const records = [...ACTIVE_STRINGS, ...hostileStrings.map(({ text }) => text)].map((text, index) => ({
      title: `Hostile ${index} ${text} paper`,
      abstract: `${text} and so on.`,
      authors: [`${text} Somebody`],
      published: '2024',
    }));
    const buffer = Buffer.from(records.map((record) => JSON.stringify(record)).join('\n'));

    await page
      .getByLabel('Files to attach')
      .setInputFiles({ name: '<img src=x onerror=alert(1)>.jsonl', mimeType: 'application/json', buffer });
    const before = await answers(page).count();
    await page.getByRole('button', { name: 'Send' }).click();
    await answers(page).nth(before).getByText(/read/iu).first().waitFor();
    for (const text of ACTIVE_STRINGS) await ask(page, text);
    for (let index = 0; index < records.length; index += 4) await ask(page, `/paper Hostile ${index}`);
    for (const view of ['Slack', 'Discord', 'Broadsheet'] as const) {
      await drawAs(page, view);
    }

    expect(await foreignElements(page)).toEqual([]);
  });
});

browser.describe('the page over time', { timeout: LONGEST_MS }, () => {
  beforeAll(async () => {
    playground = await startPlayground();
  }, LONGEST_MS);
  afterAll(() => playground.dispose());

  test('two people vote in two tabs, the clock is moved, and the paper of the week arrives with its reason and thread', async () => {
    const reader = await open('?as=reader');
    const host = await browser.openBeside(reader, `${playground.url}?as=host`);
    await ask(reader, '/nominate lazy neuron');
    await ask(reader, '/nominate hire');

    const hire = answers(host).filter({ hasText: 'HiRE' }).last();
    await hire.getByRole('button', { name: /^Vote/ }).click();
    await answers(reader)
      .filter({ hasText: 'HiRE' })
      .filter({ hasText: /1 vote/ })
      .first()
      .waitFor();
    await reader.getByRole('button', { name: 'Next Monday 9:00' }).click();
    const post = answers(host).filter({ hasText: WEEKLY }).last();
    await post.getByText(/vote/).first().waitFor();
    await post.getByRole('button', { name: '1 reply' }).click();

    expect(await post.innerText()).toContain('HiRE');
    expect(await post.innerText()).toContain('09:00');
    const thread = host.getByRole('complementary', { name: 'Thread' });
    await expectText(thread.getByRole('article').nth(1), /Abstract|discuss/iu);
  });

  test('is as it was after a reload and after the program was killed, and old buttons work', async () => {
    const page = await open('?as=reader');
    const post = answers(page).filter({ hasText: WEEKLY }).last();
    await post.waitFor();
    await page.reload();
    await post.waitFor();

    browser.allow(page, /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/);
    await playground.restart();
    const answer = await ask(page, '/paper hire');
    const before = await answers(page).count();
    await post
      .getByRole('button', { name: /similar|save/i })
      .first()
      .click();
    await answers(page).nth(before).waitFor();

    expect(await answer.innerText()).toContain('HiRE');
    expect(await page.locator('.moved').count()).toBe(1);
  });

  test('begins anew when it is started over', async () => {
    const page = await open('?as=host');

    await page.getByRole('button', { name: /^Start over/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await page.locator('.moved').waitFor({ state: 'detached' });

    expect(await answers(page).filter({ hasText: WEEKLY }).count()).toBe(0);
    await page.getByText('Welcome to the reading group').waitFor();
  });
});

async function expectText(where: ReturnType<Page['locator']>, words: RegExp): Promise<void> {
  await where.waitFor();
  expect(await where.innerText()).toMatch(words);
}

/** Elements in what was said that only markup of somebody else's could have made. */
async function foreignElements(page: Page): Promise<unknown> {
  return page.evaluate(
    `[...document.querySelectorAll('[role=log] script, [role=log] iframe, [role=log] object, [role=log] img:not([src^="/api/"]), [role=log] [onerror], [role=log] [onclick], [role=log] a:not([href^="https://"]):not([href^="/api/"])')].map((each) => each.outerHTML)`,
  );
}

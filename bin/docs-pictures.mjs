// Makes the pictures of README.md from the running product: `npm run docs:pictures`. It wants a Chromium (CHROMIUM_PATH,
// else where it usually is). Beside each picture stands what a screen reader would read of it, which
// test/docs-pictures.test.ts compares with the product, so that no picture goes stale unnoticed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openChromium, startProduct } from './product.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'pictures');

/** A week of a channel, played at the page before the first picture. */
export async function playWeek(page) {
  await page.goto(`${page.base}?as=reader`);
  await send(page, '/nominate lazy neuron');
  await send(page, '/nominate hire');
  await page.goto(`${page.base}?as=host`);
  const card = answers(page).filter({ hasText: 'HiRE' });
  await card.getByRole('button', { name: /^Vote/ }).click();
  await card
    .filter({ hasText: /1 vote/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Next Monday 9:00' }).click();
  await answers(page)
    .filter({ hasText: /Why this one/i })
    .last()
    .waitFor();
}

/** What is pictured, by the name of its file; `look` leaves the page as it is to be seen and answers with what to take. */
export const SCENES = {
  page: {
    size: { width: 1360, height: 1020 },
    async look(page) {
      await page.goto(`${page.base}?as=host`);
      const post = answers(page)
        .filter({ hasText: /Why this one/i })
        .last();
      await post.getByRole('button', { name: '1 reply' }).click();
      await page.getByRole('complementary', { name: 'Thread' }).getByRole('article').nth(1).waitFor();
      return page.locator('body');
    },
  },
  slack: { size: { width: 860, height: 1000 }, look: (page) => lookAt(page, 'Slack', 'reader') },
  discord: {
    size: { width: 860, height: 1000 },
    look: (page) => lookAt(page, 'Discord', 'host'),
    dark: true,
  },
  author: {
    size: { width: 860, height: 1500 },
    async look(page) {
      await page.goto(`${page.base}?as=admin&room=dm`);
      const answer = await send(page, '/author Srinadh Bhojanapalli');
      await answer.getByRole('img').first().waitFor();
      await page.waitForFunction('[...document.images].every((image) => image.complete)');
      return answer;
    },
  },
  operator: {
    size: { width: 1100, height: 900 },
    async look(page) {
      await page.goto(`${page.base}status`);
      return page.locator('body');
    },
  },
};

/** Each in the direct message of another, so that one stands alone. */
async function lookAt(page, view, role) {
  await page.goto(`${page.base}?as=${role}&room=dm`);
  await page.getByRole('group', { name: 'Drawn as in' }).getByText(view, { exact: true }).click();
  const answer = await send(page, '/paper lazy neuron');
  await answer.getByText('Drawing …').waitFor({ state: 'detached' });
  return answer;
}

/** Starts the product in a folder of its own, shows each scene, and hands it over to be looked at. */
export async function showScenes(take) {
  const product = await startProduct();
  const browser = await openChromium();
  try {
    const open = async ({ size, dark = false }) => {
      const page = await browser.newPage({
        viewport: size,
        deviceScaleFactor: 1.5,
        colorScheme: dark ? 'dark' : 'light',
        timezoneId: 'Europe/Berlin',
        reducedMotion: 'reduce',
      });
      page.base = product.url;
      return page;
    };
    await playWeek(await open(SCENES.page));
    for (const [name, scene] of Object.entries(SCENES)) {
      const page = await open(scene);
      await take(name, await scene.look(page));
      await page.close();
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

/**
 * What a screen reader would read, without what differs from day to day and from one machine to another: times, dates,
 * figures and ids.
 */
export async function wordsOf(shown) {
  const words = await shown.ariaSnapshot();
  return `${words
    .replace(/(term: Running for\n\s+- definition: ).*/, '$1so long')
    .replace(/\bd-[a-z0-9]{6}\b/g, 'd-000000')
    .replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b/g, 'day')
    .replace(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g, 'month')
    .replace(/\d+(?:[.,:]\d+)*/g, '0')
    .replace(/\b(?:(?:day,? )?0 month(?: 0)?|Today|Yesterday|Tomorrow)\b/g, 'day')
    .replace(/\b0 ms\b/g, '–')
    .replace(/^\s*- text: day\n/gm, '')}\n`;
}

async function send(page, line) {
  await page.getByText('Opening the room …').waitFor({ state: 'detached' });
  const before = await answers(page).count();
  const box = page.getByRole('combobox', { name: /^Message/ });
  await box.fill(line);
  await box.press('Escape');
  await box.press('Enter');
  const answer = answers(page).nth(before);
  await answer.waitFor();
  await answer.getByText('Looking …').waitFor({ state: 'detached' });
  return answer;
}

function answers(page) {
  return page.getByRole('main').getByRole('article', { name: /^Broadsheet/ });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(folder, { recursive: true });
  await showScenes(async (name, shown) => {
    writeFileSync(join(folder, `${name}.txt`), await wordsOf(shown));
    await shown.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  });
}

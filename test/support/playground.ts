import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Running, startProgram, temporaryFolder } from './program.ts';

/** The real program with no account, in a folder of its own, on a port it keeps over restarts. */
export interface Playground {
  url: string;
  /** Kills it in the middle of what it does and starts it again at the same address. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

export async function startPlayground(zone = 'Europe/Berlin'): Promise<Playground> {
  const folder = temporaryFolder();
  let port = '0';
  let running: Running | null = null;
  let url = '';
  const start = async () => {
    const env = { DATA_DIR: join(folder.path, 'data'), PORT: port, TIMEZONE: zone };
    running = startProgram(['start'], { env });
    url = /http:\S+/.exec(await running.firstLine)?.[0] ?? '';
    port = new URL(url).port;
  };
  const kill = async () => {
    running?.child.kill('SIGKILL');
    await running?.finished;
  };
  await start();
  return {
    get url() {
      return `${url}/`;
    },
    async restart() {
      await kill();
      await start();
    },
    async dispose() {
      await kill();
      folder.remove();
    },
  };
}

/** Where one writes in the room that is open. */
export function writing(page: Page): Locator {
  return page.getByRole('combobox', { name: /^Message/ });
}

/** Types a line into the room that is open and sends it with the keyboard. */
export async function type(page: Page, line: string): Promise<void> {
  const box = writing(page);
  await box.fill(line);
  await box.press('Escape');
  await box.press('Enter');
}

/** Types a line and waits for what Broadsheet says to it; the answer is the message after the line. */
export async function ask(page: Page, line: string): Promise<Locator> {
  await page.getByText('Opening the room …').waitFor({ state: 'detached' });
  const before = await answers(page).count();
  await type(page, line);
  const answer = answers(page).nth(before);
  await answer.waitFor();
  await answer.getByText('Looking …').waitFor({ state: 'detached' });
  return answer;
}

/** All that Broadsheet has said in the room that is open. */
export function answers(page: Page): Locator {
  return page.getByRole('main').getByRole('article', { name: /^Broadsheet/ });
}

export async function enter(page: Page, room: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(room) })
    .click();
  await page.getByRole('heading', { level: 2, name: new RegExp(room) }).waitFor();
}

/** As the person at the page does it: the choice is pressed by its words. */
export async function drawAs(page: Page, view: 'Broadsheet' | 'Slack' | 'Discord'): Promise<void> {
  await page.getByRole('group', { name: 'Drawn as in' }).getByText(view, { exact: true }).click();
  await page.getByText('Drawing …').first().waitFor({ state: 'detached' });
}

// The running product and a browser, for scripts that look at it as a person would.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = join(dirname(fileURLToPath(import.meta.url)), 'broadsheet.mjs');

const CHROMIUM = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The system's Chromium, headless. Throws where there is none. */
export async function openChromium() {
  const { chromium } = await import('playwright-core');
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium here: set CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** The product with no account, in a folder of its own that goes when it is stopped. */
export async function startProduct() {
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
  const child = spawn(process.execPath, [launcher, 'start'], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', TIMEZONE: 'Europe/Berlin' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const found = /ready (http:\S+)/.exec(String(chunk));
      if (found !== null) resolve(`${found[1]}/`);
    });
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

import { stat } from 'node:fs/promises';
import type { ConfigReview } from '../../config.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { type Check, type Finding, failed, ok, warning } from '../../core/doctor/check.ts';
import { findingOf } from '../../core/doctor/run-checks.ts';
import type { Painter } from '../../core/ports/painter.ts';
import { packageVersion } from '../../package-root.ts';
import { painters } from '../../pictures/index.ts';

const LEAST_NODE = [20, 19] as const;

export interface ProgramParts {
  review: ConfigReview;
  subscriptions: readonly Subscription[];
  nodeVersion: string;
  /** Where settings may stand, beside the environment. */
  envFile: string;
  painter?: () => Promise<Painter>;
}

/** What this machine and its settings must give, whatever is connected. */
export function programChecks(parts: ProgramParts): Check[] {
  const { review, subscriptions, nodeVersion, envFile } = parts;
  const { problems, given, config } = review;
  return [
    { name: 'node', run: async () => nodeFinding(nodeVersion) },
    ...(problems.length === 0
      ? [{ name: 'configuration', run: async () => ok(`Sound: ${settingsInWords(given.size)}.`) }]
      : problems.map((problem) => ({ name: 'configuration', run: async () => findingOf(problem) }))),
    { name: 'env file', run: () => envFileFinding(envFile) },
    {
      name: 'time zone',
      run: async () => zoneFinding(config.timeZone, given.has('TIMEZONE'), subscriptions),
    },
    { name: 'pictures', run: () => pictureFinding(parts.painter ?? openPainter) },
  ];
}

export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  const isEnough = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  const words = `Broadsheet ${packageVersion()} on Node ${version}`;
  if (isEnough) return ok(`${words}.`);
  return failed(
    `${words}, which is too old.`,
    `Install Node ${LEAST_NODE.join('.')} or newer: https://nodejs.org.`,
  );
}

function settingsInWords(count: number): string {
  return count === 0
    ? 'nothing is set, all defaults hold'
    : `${count === 1 ? '1 variable is' : `${count} variables are`} set`;
}

/** It holds tokens: nobody else on the machine should read it. */
export async function envFileFinding(path: string): Promise<Finding> {
  const found = await stat(path).catch(() => null);
  if (found === null) return ok(`There is no ${path} here; settings come from the environment.`);
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    return warning(`Others on this machine may read ${path}, which may hold tokens.`, `chmod 600 ${path}`);
  return ok(`${path} is read, and this user’s alone.`);
}

export function zoneFinding(
  zone: string,
  isGiven: boolean,
  subscriptions: readonly Pick<Subscription, 'id' | 'zone' | 'endedAt'>[],
): Finding {
  const lost = subscriptions.filter((each) => each.endedAt === null && !isKnownZone(each.zone));
  if (lost.length > 0)
    return failed(
      `This machine does not know the zone of ${lost.map(({ id, zone: name }) => `${id} (${name})`).join(', ')}.`,
      'Give the digest a zone of today: /digest edit; or update Node, which brings the zones.',
    );
  return ok(`${zone}${isGiven ? '' : ', the zone of this machine'}, where nobody names another.`);
}

function isKnownZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const SAMPLE = {
  title: 'A sample',
  columns: ['2025', '2026'],
  series: [{ name: 'papers', values: [1, 2] }],
  alt: 'A sample of a chart.',
};
const PNG = [0x89, 0x50, 0x4e, 0x47];

async function openPainter(): Promise<Painter> {
  const { createResvgPainter } = await painters.resvg();
  return createResvgPainter();
}

/** Charts are painted by a library of its own, with its own font: no browser is needed. */
async function pictureFinding(open: () => Promise<Painter>): Promise<Finding> {
  try {
    const { png } = await (await open()).paint(SAMPLE, 'light');
    if (PNG.every((byte, at) => png[at] === byte))
      return ok('A chart was painted, font included; no browser is needed.');
  } catch {
    // Told below: what failed is of no use to whoever runs this.
  }
  return warning(
    'Charts cannot be painted on this machine: they are shown in words.',
    'Run “npm ci” again on this very machine, which brings the parts made for it.',
  );
}

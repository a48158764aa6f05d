import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import { findingOf } from '../../core/doctor/run-checks.ts';
import { type Holder, readHolder } from '../../store/json-files/holder.ts';
import { nodeFiles } from '../../store/json-files/node-files.ts';
import type { DataRead } from './read-data.ts';

/** What is asked of the disk, so that a full one can be put in its place. */
export interface Disk {
  statfs(path: string): Promise<{ bavail: number; bsize: number; ffree: number; files: number }>;
  isAlive(pid: number): boolean;
}

export const MACHINE: Disk = {
  statfs,
  isAlive(pid) {
    try {
      // Signal 0 only asks whether the process is there.
      return process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
};

const MB = 1_000_000;
const FULL_BYTES = 50 * MB;
const NEARLY_FULL_BYTES = 500 * MB;
/** Each collection is several files, with the generation before beside them. */
const FEW_FILES = 1000;

/** The folder where state lives, where there is no database. */
export function folderChecks(given: string, data: DataRead, disk: Disk = MACHINE): Check[] {
  const dir = resolve(given);
  return [
    { name: 'data folder', run: () => folderFinding(dir) },
    { name: 'disk space', run: () => spaceFinding(dir, disk) },
    { name: 'data lock', run: () => lockFinding(dir, disk) },
    { name: 'data files', run: async () => filesFinding(dir, data) },
    {
      name: 'backups',
      run: async () =>
        unknown(
          'Broadsheet keeps no note of when the last backup was made.',
          'Let the machine run “broadsheet backup FILE” every night, which works while the bot runs, and keep FILE elsewhere.',
        ),
    },
  ];
}

async function folderFinding(dir: string): Promise<Finding> {
  const found = await stat(dir).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown');
  if (found === 'ENOENT') return missingFinding(dir);
  if (typeof found === 'string')
    return failed(
      `${dir} cannot be looked at (${found}).`,
      'Let this user reach it, or set DATA_DIR to another.',
    );
  if (!found.isDirectory()) return failed(`${dir} is a file, not a folder.`, 'Set DATA_DIR to a folder.');
  const fault = await refusal(dir);
  if (fault !== null) return failed(`${dir} ${fault}.`, mendFor(fault, dir));
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    return warning(`${dir} is open to others on this machine.`, `chmod 700 "${dir}"`);
  return ok(`${dir} is there, writable and this user’s alone.`);
}

async function missingFinding(dir: string): Promise<Finding> {
  let above = dirname(dir);
  while ((await stat(above).catch(() => null)) === null && dirname(above) !== above) above = dirname(above);
  const fault = await refusal(above);
  if (fault === null) return ok(`${dir} is not there yet: it is made at the first start.`);
  return failed(`${dir} is not there and cannot be made: ${above} ${fault}.`, mendFor(fault, above));
}

const READ_ONLY = 'is on a read-only disk';

async function refusal(dir: string): Promise<string | null> {
  try {
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS' ? READ_ONLY : 'does not let this user write';
  }
}

function mendFor(fault: string, dir: string): string {
  return fault === READ_ONLY
    ? 'Mount it writable, or set DATA_DIR to a folder on another disk.'
    : `Give it to the user Broadsheet runs as (chown -R USER "${dir}"), or set DATA_DIR to another folder.`;
}

async function spaceFinding(dir: string, disk: Disk): Promise<Finding> {
  let there = dir;
  while ((await stat(there).catch(() => null)) === null && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize, ffree, files } = await disk.statfs(there);
  const free = bavail * bsize;
  const mend = `Free space on the disk of ${there}: nothing is posted while the state cannot be saved.`;
  if (free < FULL_BYTES) return failed(`The disk is full: ${megabytes(free)} are free.`, mend);
  if (files > 0 && ffree < FEW_FILES) return failed(`The disk has room for ${ffree} more files only.`, mend);
  if (free < NEARLY_FULL_BYTES) return warning(`Only ${megabytes(free)} are free.`, mend);
  return ok(`${megabytes(free)} are free.`);
}

function megabytes(bytes: number): string {
  return bytes < 10_000 * MB ? `${Math.round(bytes / MB)} MB` : `${Math.round(bytes / (1000 * MB))} GB`;
}

async function lockFinding(dir: string, disk: Disk): Promise<Finding> {
  const held = await stat(join(dir, 'lock')).catch(() => null);
  const holder = await readHolder(nodeFiles, dir).catch(() => null);
  if (held === null) return ok('No process holds the data: Broadsheet is not running on it.');
  if (holder === null)
    return ok('A process holds the data and does not say which; reading goes on beside it.');
  const who = `process ${holder.pid} on ${holder.host}, since ${holder.startedAt}`;
  if (hasEnded(holder, disk))
    return warning(
      `The data is held by ${who}, which has ended without letting go.`,
      'Nothing to do: the next start takes it over within seconds.',
    );
  return ok(`Held by ${who}; reading goes on beside it.`);
}

/** Of another machine nothing is known. */
function hasEnded({ pid, host }: Holder, disk: Disk): boolean {
  return host === hostname() && !disk.isAlive(pid);
}

function filesFinding(dir: string, { error, papers, subscriptions, setAside }: DataRead): Finding {
  if (error !== null) return findingOf(error);
  if (setAside.length > 0)
    return warning(
      `Some files are damaged or missing, and can be done without: ${setAside.join(' ')}`,
      'Start Broadsheet, which puts them in order and keeps what could not be read beside them.',
    );
  if (papers === 0 && subscriptions.length === 0)
    return ok('There is no data yet: the first start brings the library it ships with.');
  const digests = subscriptions.filter(({ endedAt }) => endedAt === null).length;
  return ok(
    `All can be read (${papers} papers, ${digests} ${digests === 1 ? 'digest' : 'digests'}) in ${dir}.`,
  );
}

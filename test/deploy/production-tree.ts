import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const isRoot = process.getuid?.() === 0;

/** Nobody, where tests run as root; else whoever runs them, from whom the tree is taken by its modes. */
export const NOBODY = isRoot ? { uid: 65_534, gid: 65_534 } : {};

/**
 * What the image holds: no sources, no development packages. The packages are those `npm ci --omit=dev` installs by the
 * lock file. Nothing in it can be written; `remove` takes it away.
 */
export function productionTree(): { path: string; data: string; remove(): void } {
  const base = mkdtempSync(join(tmpdir(), 'broadsheet-image-'));
  const path = join(base, 'app');
  const data = join(base, 'data');
  for (const name of ['package.json', 'bin', 'dist', join('data', 'seed'), join('deploy', 'healthcheck.mjs')])
    cpSync(join(root, name), join(path, name), { recursive: true });
  for (const name of productionPackages()) cpSync(join(root, name), join(path, name), { recursive: true });
  mkdirSync(data);
  chmodSync(base, 0o755);
  chmodSync(data, 0o777);
  // What belongs to root nobody else can write.
  if (!isRoot) setModes(path, 0o555, 0o444);
  return {
    path,
    data,
    remove() {
      if (!isRoot) setModes(path, 0o755, 0o644);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** Folders of packages that are not for development alone; optional ones of other systems are not there. */
function productionPackages(): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(lock.packages)
    .filter(([name, entry]) => name !== '' && entry.dev !== true && entry.devOptional !== true)
    .map(([name]) => name)
    .filter((name) => existsSync(join(root, name)));
}

function setModes(path: string, folderMode: number, fileMode: number): void {
  chmodSync(path, 0o755);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) setModes(below, folderMode, fileMode);
    else if (entry.isFile()) chmodSync(below, fileMode);
  }
  chmodSync(path, folderMode);
}

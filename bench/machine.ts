import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { contenders } from './contenders/index.ts';
import { projectRoot } from './load.ts';

/** The machine and how busy it was before the run. */
export function describeMachine(): string {
  const load = loadavg()[0]?.toFixed(1);
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores (load ${load}), ${memory} GB, Node ${process.version}`;
}

/** The installed version of every package an alternative is made of. */
export function packageVersions(): Record<string, string> {
  const names = [...new Set(contenders.flatMap(({ packages }) => packages))];
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

function versionOf(name: string): string {
  const text = readFileSync(join(projectRoot(), 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

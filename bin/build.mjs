// Compiles src/ and commands/ to dist/ when the sources are newer than the last build.
// Run directly by `npm run build` and by npm's `prepare`, where no compiler is no failure (npm resolves lock files
// without installing anything); imported by the launcher, where it is one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built');

/** Whether dist/ is missing or older than any source file. An installation without sources is never stale. */
export function isStale() {
  if (!existsSync(join(root, 'src'))) return false;
  if (!existsSync(stamp)) return true;
  const builtAtMs = statSync(stamp).mtimeMs;
  return ['src', 'commands'].some((folder) => newestMs(join(root, folder)) > builtAtMs);
}

/** Compiles. Returns false, with the compiler's own words on stderr, when the sources do not compile. */
export function build() {
  const compiler = findCompiler();
  if (compiler === null) {
    if (existsSync(stamp)) return true;
    process.stderr.write(
      'broadsheet: there is no build here and no compiler to make one; run "npm ci" without --omit=dev.\n',
    );
    return false;
  }
  const startedAt = new Date();
  const run = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${startedAt.toISOString()}\n`);
  return true;
}

function findCompiler() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  } catch {
    return null;
  }
}

function newestMs(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMs(join(path, name))),
    found.mtimeMs,
  );
}

if (
  import.meta.url === pathToFileURL(process.argv[1] ?? '').href &&
  isStale() &&
  findCompiler() !== null &&
  !build()
) {
  process.exit(1);
}

// Compiles src/ and commands/ to dist/ when the sources are newer than the last build: once for Node, and the page that
// browsers load once more for them. What the page needs beside its modules is copied next to them.
// Run directly by `npm run build` and by npm's `prepare`, where no compiler is no failure (npm resolves lock files
// without installing anything); imported by the launcher, where it is one.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built');
const page = join('src', 'platforms', 'web', 'page');
const pageBuild = join('dist', '.page');

/** What browsers are given; anything else in the folder of the page stays out of dist/. */
const PAGE_FILES = ['.js', '.css', '.html', '.svg'];

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
  const projects = ['tsconfig.build.json', join(page, 'tsconfig.build.json')];
  if (!projects.every((project) => compile(compiler, project))) return false;
  copyPage();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${startedAt.toISOString()}\n`);
  return true;
}

function compile(compiler, project) {
  const run = spawnSync(process.execPath, [compiler, '-p', join(root, project)], { stdio: ['ignore', 2, 2] });
  return run.status === 0;
}

/**
 * The page is compiled aside, since with it go the types it shares with the rest, which stand in dist/ already. A
 * module whose source is gone is not copied.
 */
function copyPage() {
  const target = join(root, 'dist', page);
  rmSync(target, { recursive: true, force: true });
  for (const file of filesIn(join(root, page))) {
    const isModule = /\.tsx?$/u.test(file);
    const name = isModule ? file.replace(/\.tsx?$/u, '.js') : file;
    if (!PAGE_FILES.includes(extname(name))) continue;
    cpSync(join(root, isModule ? join(pageBuild, page) : page, name), join(target, name));
  }
}

/** Paths below the folder. */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesIn(join(folder, entry.name)).map((below) => join(entry.name, below))
      : [entry.name],
  );
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

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A zone is named by its folder; the longest that fits counts. `own` is the driver's own folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/core': ['src/core'],
  commands: ['src/core', 'commands'],
  'src/services': ['src/core', 'src/services'],
  'src/search': ['src/core', 'own'],
  'src/formats': ['src/core', 'own'],
  'src/sources': ['src/core', 'own'],
  'src/http': ['src/core', 'own'],
  'src/platforms': ['src/core', 'own'],
  'src/platforms/web/page': ['src/core', 'src/platforms/web/wire.ts', 'own'],
  'src/store': ['src/core', 'own'],
  'src/summaries': ['src/core', 'own'],
  'src/pictures': ['src/core', 'own'],
  'src/scheduler': ['src/core', 'own'],
  'src/health': ['src/core', 'own'],
  'src/cli': ['src', 'commands'],
  'src/main.ts': ['src', 'commands'],
  'src/house': ['src'],
  'src/config.ts': ['src/core', 'src/config'],
  'src/config': ['src/core', 'src/config'],
  'src/clock.ts': ['src/core'],
  'src/movable-clock.ts': ['src/core'],
  'src/seed.ts': ['src/core', 'src/package-root.ts'],
  'src/package-root.ts': [],
};

/** Zones whose folders are drivers of one kind: each may use what stands beside the folders, never a sibling. */
const DRIVER_ZONES = [
  'src/search',
  'src/formats',
  'src/sources',
  'src/platforms',
  'src/store',
  'src/summaries',
  'src/pictures',
  'src/scheduler',
];

const FILES_ALLOWED = [
  'src/store',
  'src/formats',
  'src/http',
  'src/cli',
  'src/pictures',
  'src/config.ts',
  'src/seed.ts',
  'src/package-root.ts',
];
/** What runs in a browser has no clock of ours to be given. */
const IN_BROWSER = ['src/health/page/status-script.ts', 'src/platforms/web/page/timers.ts'];
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  lowdb: ['src/store/json-files'],
  'proper-lockfile': ['src/store/json-files'],
  pg: ['src/store/postgres', 'src/search/postgres'],
  minisearch: ['src/search/minisearch'],
  'wink-porter2-stemmer': ['src/core/search'],
  zod: ['src/config.ts', 'src/config', 'src/store', 'src/formats', 'src/sources'],
  pino: ['src/cli'],
  'pg-boss': ['src/scheduler/pg-boss'],
  'node-cron': ['src/scheduler/node-cron'],
  '@slack/bolt': ['src/platforms/slack'],
  '@slack/web-api': ['src/platforms/slack'],
  '@slack/types': ['src/platforms/slack'],
  'discord.js': ['src/platforms/discord'],
  undici: ['src/platforms/slack', 'src/platforms/discord', 'src/http'],
  'fast-xml-parser': ['src/sources'],
  '@resvg/resvg-js': ['src/pictures/resvg'],
  'dejavu-fonts-ttf': ['src/pictures/resvg'],
  preact: ['src/platforms/web/page'],
};

interface SourceFile {
  path: string;
  text: string;
  imports: string[];
}

const sources: SourceFile[] = ['src', 'commands'].flatMap(filesIn).map((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, imports: importsOf(text) };
});

describe('who may import whom', () => {
  test('every file belongs to a zone', () => {
    const homeless = sources.filter(({ path }) => zoneOf(path) === undefined).map(({ path }) => path);

    expect(homeless).toEqual([]);
  });

  test('files import only what their zone allows', () => {
    const trespasses = sources.flatMap((file) =>
      localImports(file)
        .filter((target) => !isAllowed(file.path, target))
        .map((target) => `${file.path} → ${target}`),
    );

    expect(trespasses).toEqual([]);
  });

  test('nothing imports the command line or main', () => {
    const upward = sources.flatMap((file) =>
      localImports(file)
        .filter((target) => target.startsWith('src/cli/') || target === 'src/main.ts')
        .filter(() => !file.path.startsWith('src/cli/'))
        .map((target) => `${file.path} → ${target}`),
    );

    expect(upward).toEqual([]);
  });

  test('nothing but the page imports what runs in the browser', () => {
    const page = 'src/platforms/web/page/';
    const trespasses = sources
      .filter((file) => !file.path.startsWith(page))
      .flatMap((file) => localImports(file).filter((target) => target.startsWith(page)));

    expect(trespasses).toEqual([]);
  });

  test('modules of the page load only the page and preact; of the rest they know types', () => {
    const page = 'src/platforms/web/page/';
    const strays = sources
      .filter((file) => file.path.startsWith(page))
      .flatMap((file) => {
        const loaded = { ...file, imports: importsOf(withoutTypeImports(file.text)) };
        const outside = localImports(loaded).filter((target) => !target.startsWith(page));
        const packages = loaded.imports.filter((name) => !/^(\.|preact(\/|$))/.test(name));
        return [...outside, ...packages].map((target) => `${file.path} → ${target}`);
      });

    expect(strays).toEqual([]);
  });

  test('there are no cycles', () => {
    expect(findCycle()).toBeNull();
  });

  test('packages are used only in the zones that own them', () => {
    const strays = sources.flatMap((file) =>
      packageImports(file)
        .filter((name) => !(PACKAGES[name] ?? []).some((zone) => file.path.startsWith(zone)))
        .map((name) => `${file.path} → ${name}`),
    );

    expect(strays).toEqual([]);
  });
});

describe('what is an input', () => {
  test('the core knows no Node', () => {
    expect(pathsWhere('src/core', (file) => file.imports.some((name) => name.startsWith('node:')))).toEqual(
      [],
    );
  });

  test('files are read and written only where state, formats and the command line live', () => {
    const strays = sources
      .filter((file) => file.imports.some((name) => name.startsWith('node:fs')))
      .filter((file) => !FILES_ALLOWED.some((zone) => file.path.startsWith(zone)))
      .map((file) => file.path);

    expect(strays).toEqual([]);
  });

  test('only config reads the environment', () => {
    const readers = sources.filter((file) => file.text.includes('process.env')).map((file) => file.path);

    expect(readers).toEqual(['src/config.ts']);
  });

  test('only the clock reads the time of day', () => {
    const readers = sources
      .filter((file) => /Date\.now\(|new Date\(\)/.test(file.text))
      .map((file) => file.path);

    expect(readers).toEqual(['src/clock.ts']);
  });

  test('only the clock sets timers', () => {
    const setters = sources
      .filter((file) => /\bset(Timeout|Interval)\(/.test(file.text))
      .map((file) => file.path)
      .filter((path) => !IN_BROWSER.includes(path));

    expect(setters).toEqual(['src/clock.ts']);
  });

  test('chance comes from outside the core and the services', () => {
    const users = sources.filter((file) => file.text.includes('Math.random')).map((file) => file.path);

    expect(users.filter((path) => /^(src\/(core|services|search)|commands)\//.test(path))).toEqual([]);
  });
});

describe('lists and folders agree', () => {
  test.each(['src/formats', 'src/pictures', 'src/platforms', 'src/search', 'src/sources', 'src/store'])(
    '%s/index.ts names every folder',
    (zone) => {
      const index = readFileSync(join(root, zone, 'index.ts'), 'utf8');
      const folders = readdirSync(join(root, zone), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);

      expect(folders.filter((folder) => !index.includes(`./${folder}/`))).toEqual([]);
    },
  );

  test('commands/index.ts names every command file, and the others are parts of one', () => {
    const index = readFileSync(join(root, 'commands/index.ts'), 'utf8');
    const files = filesIn('commands').filter((path) => path !== 'commands/index.ts');
    const isNamed = (path: string) => index.includes(`'./${path.slice('commands/'.length)}'`);
    const isPart = (path: string) =>
      files.some((file) => path.startsWith(`${file.slice(0, -'.ts'.length)}-`) && isNamed(file));

    expect(files.filter((path) => !isNamed(path) && !isPart(path))).toEqual([]);
  });

  test('every dependency is used, and everything used is a dependency', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const used = new Set(sources.flatMap(packageImports));

    expect([...used].sort()).toEqual(Object.keys(dependencies).sort());
  });
});

describe('the project speaks of itself alone', () => {
  test('the lock file names no registry host', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": *"https?:/);
  });

  test('no file of the product is too large to know', () => {
    const large = sources.filter((file) => file.text.split('\n').length > 300).map((file) => file.path);

    expect(large).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return /(?<!\.d)\.tsx?$/.test(path) ? [path] : [];
  });
}

/** Files of packages that are no code, such as fonts, are named by `packages.resolve('…')`. */
function importsOf(text: string): string[] {
  const pattern =
    /\bfrom '([^'\n]+)'|\bimport\(\s*'([^'\n]+)'|^import '([^'\n]+)'|\bpackages\.resolve\('([^'\n]+)'/gm;
  return [...text.matchAll(pattern)].flatMap(
    (match) => match.slice(1).find((name) => name !== undefined) ?? [],
  );
}

/** What is left of a module once its types are gone. */
function withoutTypeImports(text: string): string {
  return text.replace(/^(import|export) type \{?[^;]*;$/gm, '');
}

function localImports(file: SourceFile): string[] {
  return file.imports
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, resolve(root, dirname(file.path), name)));
}

function packageImports(file: SourceFile): string[] {
  return file.imports
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

function zoneOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((zone) => path === zone || path.startsWith(`${zone}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isAllowed(from: string, target: string): boolean {
  const zone = zoneOf(from) ?? '';
  const allowed = MAY_IMPORT[zone] ?? [];
  if (allowed.some((each) => each !== 'own' && (target === each || target.startsWith(`${each}/`))))
    return true;
  return allowed.includes('own') && target.startsWith(`${zone}/`) && isOwn(zone, from, target);
}

function isOwn(zone: string, from: string, target: string): boolean {
  if (!DRIVER_ZONES.includes(zone)) return true;
  const [folder, isFile] = driverOf(zone, from);
  const [targetFolder, targetIsFile] = driverOf(zone, target);
  return isFile || targetIsFile || folder === targetFolder;
}

/** The driver's folder a path is in, and whether the path stands beside the folders instead. */
function driverOf(zone: string, path: string): [string, boolean] {
  const [first = ''] = path.slice(zone.length + 1).split('/');
  return [first, first.endsWith('.ts')];
}

function pathsWhere(zone: string, holds: (file: SourceFile) => boolean): string[] {
  return sources.filter((file) => file.path.startsWith(`${zone}/`) && holds(file)).map((file) => file.path);
}

/** One cycle of imports, types included, as a path; `null` when there is none. */
function findCycle(): string | null {
  const graph = new Map(sources.map((file) => [file.path, localImports(file)]));
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' → ');
    if (done.has(path)) return null;
    for (const next of graph.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

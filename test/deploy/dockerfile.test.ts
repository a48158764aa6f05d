import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const path = (name: string) => new URL(`../../${name}`, import.meta.url);
const read = (name: string) => readFileSync(path(name), 'utf8');

interface Instruction {
  word: string;
  rest: string;
}

/** Stages of a Dockerfile, each with its instructions. */
function stagesOf(text: string): Instruction[][] {
  const joined = text.replaceAll(/\\\n/g, ' ');
  const lines = joined.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const instructions = lines.map((line) => {
    const [, word = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (word === '') throw new Error(`no instruction: ${line}`);
    return { word, rest };
  });
  return instructions.reduce<Instruction[][]>((stages, instruction) => {
    if (instruction.word === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
    return stages;
  }, []);
}

const stages = stagesOf(read('deploy/Dockerfile'));
const last = stages.at(-1) ?? [];
const inLast = (word: string) => last.filter((each) => each.word === word).map(({ rest }) => rest);
const runs = stages.flat().filter(({ word }) => word === 'RUN');

describe('the image', () => {
  test('is built in stages, all on one pinned version of Node that the program takes', () => {
    const bases = stages.map(([from]) => from?.rest.split(' ')[0]);

    expect(stages.length).toBeGreaterThan(2);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:20\.(19|[2-9]\d)\.\d+-bookworm-slim$/);
  });

  test('installs from the lock file, without scripts of others', () => {
    const installs = runs.filter(({ rest }) => /\bnpm (ci|i|install)\b/.test(rest));

    expect(installs).toHaveLength(2);
    expect(installs.every(({ rest }) => rest.startsWith('npm ci') && rest.includes('--ignore-scripts'))).toBe(
      true,
    );
  });

  test('holds what production needs and no more', () => {
    const modules = inLast('COPY').find((rest) => rest.includes('node_modules')) ?? '';
    const from = /--from=(\w+)/.exec(modules)?.[1];
    const stage = stages.find(([first]) => first?.rest.endsWith(` AS ${from}`)) ?? [];

    expect(stage.some(({ rest }) => rest.includes('npm ci --omit=dev'))).toBe(true);
    expect(inLast('COPY').join(' ')).not.toMatch(/ (src|commands|test|bench)[/ ]| \. /);
    expect(inLast('RUN').join(' ')).not.toContain('npm');
  });

  test('copies only what is there and let through to it', () => {
    const copied = stages
      .flat()
      .filter(({ word, rest }) => word === 'COPY' && !rest.includes('--from='))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));

    expect(copied.filter((name) => !existsSync(path(name)))).toEqual([]);
    expect(copied.filter((name) => !letThrough.includes(name))).toEqual([]);
    expect(letThrough.filter((name) => !copied.includes(name))).toEqual([]);
  });

  test('lets nothing near it unless it is named, and no .env at all', () => {
    const lines = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));

    expect(lines[0]).toBe('*');
    expect(lines).toContain('**/.env*');
    expect(lines.indexOf('**/.env*')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('!')));
  });

  test('runs as nobody in particular, by number', () => {
    const at = last.findIndex(({ word }) => word === 'USER');
    const [uid] = inLast('USER').map((rest) => /^(\d+):(\d+)$/.exec(rest)?.[1]);

    expect(Number(uid)).toBeGreaterThan(0);
    expect(last.slice(at).some(({ word }) => word === 'RUN' || word === 'COPY')).toBe(false);
  });

  test('keeps state in a volume that its user owns', () => {
    expect(inLast('VOLUME')).toEqual(['/data']);
    expect(inLast('ENV').join(' ')).toContain('DATA_DIR=/data');
    expect(inLast('RUN')).toEqual(['install -d -o 1000 -g 1000 -m 0700 /data']);
  });

  test('is asked how it is by Node, and is ended by SIGTERM that reaches the program', () => {
    expect(inLast('HEALTHCHECK')[0]).toContain('CMD ["node", "deploy/healthcheck.mjs"]');
    expect(inLast('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(inLast('ENTRYPOINT')).toEqual(['["node", "bin/broadsheet.mjs"]']);
    expect(inLast('CMD')).toEqual(['["start"]']);
    expect(inLast('EXPOSE')).toEqual(['3000']);
  });

  test('has no secret in a layer', () => {
    const words = stages.flat().filter(({ word }) => word === 'ENV' || word === 'ARG');

    expect(words.some(({ word }) => word === 'ARG')).toBe(false);
    expect(words.map(({ rest }) => rest).join(' ')).not.toMatch(/TOKEN|SECRET|PASSWORD|KEY|DATABASE_URL/);
  });

  test('sets only variables there are', () => {
    const names = inLast('ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=/g)].map(([, name]) => name));
    const known = read('.env.example');

    expect(names.filter((name) => name !== 'NODE_ENV' && !known.includes(`\n#${name}=`))).toEqual([]);
  });
});

describe.each(['deploy/compose.yaml', 'deploy/compose.embedded.yaml'])('%s', (file) => {
  const text = read(file);

  test('keeps the root read-only, capabilities away, and the port to this machine', () => {
    for (const line of [
      '    read_only: true',
      '      - no-new-privileges:true',
      '    cap_drop:\n      - ALL',
      '    tmpfs:\n      - /tmp',
      "      - '127.0.0.1:3000:3000'",
      '    stop_grace_period: 15s',
    ])
      expect(text).toContain(`${line}\n`);
  });

  test('has secrets in files alone', () => {
    expect(text).toContain('        target: /app/.env\n');
    expect(text).toContain('    file: ./secrets/broadsheet.env\n');
    expect(text).not.toMatch(/TOKEN|PASSWORD:|postgres:\/\//);
  });

  test('is indented as YAML wants it, by two spaces and no tab', () => {
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));

    expect(lines.filter((line) => !/^( {2})*(- )?\S/.test(line) || line.includes('\t'))).toEqual([]);
  });
});

test('with PostgreSQL it waits until the database answers, whose data is on a volume', () => {
  const text = read('deploy/compose.yaml');

  expect(text).toContain('        condition: service_healthy\n');
  expect(text).toContain("      test: ['CMD', 'pg_isready', '-U', 'broadsheet', '-d', 'broadsheet']\n");
  expect(text).toContain('      - database:/var/lib/postgresql/data\n');
  expect(text).toContain('      POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password\n');
});

describe('the service', () => {
  const unit = read('deploy/broadsheet.service');
  const settings = unit.split('\n');

  test.each([
    'DynamicUser=yes',
    'ProtectSystem=strict',
    'StateDirectory=broadsheet',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'TimeoutStopSec=15',
    'Restart=on-failure',
    'KillSignal=SIGTERM',
    'UMask=0077',
  ])('has %s', (line) => {
    expect(settings).toContain(line);
  });

  test('does not forbid what the engine of JavaScript needs', () => {
    expect(settings.some((line) => line.startsWith('MemoryDenyWriteExecute'))).toBe(false);
  });

  test('is backed up as the same user, so that what it finds and leaves is its own', () => {
    const backup = read('deploy/broadsheet-backup.service').split('\n');

    for (const line of ['DynamicUser=yes', 'User=broadsheet', 'StateDirectory=broadsheet broadsheet-backups'])
      expect(backup).toContain(line);
    expect(settings).toContain('User=broadsheet');
  });
});

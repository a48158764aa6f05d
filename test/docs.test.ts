import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { subcommands } from '../src/cli/index.ts';
import { VARIABLES } from '../src/config.ts';
import { commandUsage } from '../src/core/cards/help-card.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('.env.example', () => {
  const example = read('.env.example');

  test('lists exactly the variables the code reads, with their defaults', () => {
    const listed = [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);

    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(Object.entries(VARIABLES).map(([name, { fallback }]) => [name, fallback])),
    );
  });

  test('explains each in the words of the code', () => {
    for (const { help } of Object.values(VARIABLES)) expect(example).toContain(`# ${help}`);
  });
});

describe('README', () => {
  const readme = read('README.md');

  test('shows the two commands a newcomer needs', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    'has the row of /%s as it is',
    (_name, command) => {
      const usage = commandUsage(command).replaceAll('|', '\\|');

      expect(readme).toContain(`| \`${usage}\` | ${command.description} |`);
    },
  );

  test.each(subcommands.map((each) => [each.name, each] as const))(
    'has the line of broadsheet %s',
    (name, subcommand) => {
      expect(readme).toMatch(
        new RegExp(`^\\| \`${name}[^|]*\` \\| ${subcommand.description.slice(0, 20)}`, 'm'),
      );
    },
  );

  test('names no file that is not there', () => {
    const links = [...readme.matchAll(/\]\((?!https:)([^)#]+)\)/g)].flatMap((match) => match[1] ?? []);

    for (const link of links) expect(() => readFileSync(join(root, link))).not.toThrow();
  });
});

// Writes the parts of README.md and .env.example that say what the code does: `npm run docs`.
// test/docs.test.ts compares the files with what this makes, so they cannot drift from the program.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiled = (path) => import(pathToFileURL(join(root, 'dist', path)).href);

/** What a newcomer might type first; a number presses a button of the answer before. */
const CONVERSATION = [
  '/paper lazy neuron',
  '3',
  'making the teacher less harmful for rare classes',
  'attention is all you need',
];
const WIDTH = 100;

/** The README with its marked sections made anew. */
export async function makeReadme(readme) {
  const { commands } = await compiled('commands/index.js');
  const { subcommands } = await compiled('src/cli/index.js');
  const { commandUsage } = await compiled('src/core/cards/help-card.js');
  const { SCOPES } = await compiled('src/platforms/slack/surface.js');
  const { CHECKED } = await compiled('src/cli/doctor/checked.js');
  const sections = {
    transcript: ['```text', await converse(), '```'],
    commands: table(
      'type',
      'for',
      commands.map((each) => [commandUsage(each), each.description]),
    ),
    'slack-scopes': table('Slack scope', 'why', Object.entries(SCOPES)),
    doctor: table('`doctor` checks', 'finds', Object.entries(CHECKED)),
    subcommands: table(
      '`npx broadsheet …`',
      'does',
      subcommands.map((each) => [each.usage.split('   ')[0], each.description]),
    ),
  };
  return Object.entries(sections).reduce((text, [name, lines]) => fill(text, name, lines.join('\n')), readme);
}

/** .env.example, whole. */
export async function makeEnvExample() {
  const { VARIABLES } = await compiled('src/config/variables.js');
  const rows = Object.entries(VARIABLES).map(
    ([name, { help, fallback }]) => `# ${help}\n#${name}=${fallback}\n`,
  );
  return ['# Copy this file to .env and change what you need. Every variable is optional.\n', ...rows].join(
    '\n',
  );
}

async function converse() {
  const { openHouse } = await compiled('src/main.js');
  const { renderTerminal } = await compiled('src/platforms/terminal/render.js');
  const { localPerson } = await compiled('src/cli/local-person.js');
  const { SILENT } = await compiled('src/core/ports/log.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-docs-'));
  const house = await openHouse({ dataDir, access: 'write', log: SILENT });
  const blocks = [];
  let presses = [];
  for (const line of CONVERSATION) {
    const pressed = presses.find((press) => String(press.number) === line);
    const said =
      pressed === undefined ? { kind: 'text', text: line } : { kind: 'call', call: pressed.target.call };
    const reply = await house.desk.answer({
      person: localPerson(),
      place: { kind: 'dm', id: 'terminal' },
      said,
    });
    const rendered = renderTerminal(reply.document, { width: WIDTH, colour: false, firstNumber: 1 });
    presses = rendered.presses;
    blocks.push(`broadsheet> ${line}\n\n${rendered.text}`);
  }
  await house.close();
  rmSync(dataDir, { recursive: true });
  return blocks.join('\n\n').replace(/[ \t]+$/gm, '');
}

function table(left, right, rows) {
  const lines = rows.map(
    ([usage, description]) => `| \`${usage.replaceAll('|', '\\|')}\` | ${description} |`,
  );
  return [`| ${left} | ${right} |`, '| --- | --- |', ...lines];
}

function fill(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start === -1 || end === -1) throw new Error(`README.md has no section ${name}`);
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const readme = join(root, 'README.md');
  writeFileSync(readme, await makeReadme(readFileSync(readme, 'utf8')));
  writeFileSync(join(root, '.env.example'), await makeEnvExample());
}

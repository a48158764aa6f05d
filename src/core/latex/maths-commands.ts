import { accentedSymbol, negated } from './accents.ts';
import { fraction, root } from './fractions.ts';
import { writeScript } from './maths-scripts.ts';
import { type MathsWriter, put, putRelation, putWord } from './maths-writer.ts';
import type { ScriptPosition } from './nodes.ts';
import { MATHS_ACCENTS, PROSE_ACCENTS } from './tables/accents.ts';
import { PROSE_ONLY_ACCENTS } from './tables/arguments.ts';
import { toDoubleStruck } from './tables/double-struck.ts';
import { RELATION_SIGNS } from './tables/relations.ts';
import { toScript } from './tables/script-characters.ts';

/** Writes a macro of formulas from its arguments, which are rendered already. */
export type MathsCommand = (writer: MathsWriter, first: string, second: string) => void;

/** The macros of formulas that do more than dress their argument. */
export const MATHS_COMMANDS: ReadonlyMap<string, MathsCommand> = new Map([
  ...named('frac tfrac dfrac cfrac sfrac nicefrac', (writer, above, below) => {
    putWord(writer, fraction(above, below));
  }),
  ...named('binom dbinom tbinom atop', (writer, above, below) => {
    put(writer, `(${above} choose ${below})`);
  }),
  ...named('sqrt', (writer, content, index) => {
    put(writer, root(content, index, toScript(index, 'super')));
  }),
  ...named('stackrel overset', (writer, script, base) => {
    writeStacked(writer, base, script, 'super');
  }),
  ...named('underset', (writer, script, base) => {
    writeStacked(writer, base, script, 'sub');
  }),
  ...named('not', (writer, sign) => {
    putRelation(writer, negated(sign));
  }),
  ...named('mathbb Bbb mathbbm mathds', (writer, letters) => {
    put(writer, toDoubleStruck(letters));
  }),
  ...named('mathrm operatorname mathop', writeName),
  ...named('pmod pod', (writer, modulus) => {
    if (writer.text !== '') writer.gap = true;
    put(writer, `(mod ${modulus})`);
  }),
  ...named('abs', (writer, content) => {
    put(writer, `|${content}|`);
  }),
  ...named('norm', (writer, content) => {
    put(writer, `‖${content}‖`);
  }),
  ...named('ket', (writer, content) => {
    put(writer, `|${content}⟩`);
  }),
  ...named('bra', (writer, content) => {
    put(writer, `⟨${content}|`);
  }),
  ...[...PROSE_ACCENTS].filter(([name]) => !PROSE_ONLY_ACCENTS.has(name)).map(accentCommand),
  ...[...MATHS_ACCENTS].map(accentCommand),
]);

function named(names: string, command: MathsCommand): [string, MathsCommand][] {
  return names.split(' ').map((name) => [name, command]);
}

function accentCommand([name, mark]: [string, string]): [string, MathsCommand] {
  return [name, (writer, content) => put(writer, accentedSymbol(content, mark))];
}

/** One upright letter stays close (`dx`), several are a name (`GeV`). */
function writeName(writer: MathsWriter, name: string): void {
  if (name.length > 1) putWord(writer, name);
  else put(writer, name);
}

function writeStacked(writer: MathsWriter, base: string, script: string, position: ScriptPosition): void {
  if (RELATION_SIGNS.has(base)) putRelation(writer, base);
  else putWord(writer, base);
  const { gap } = writer;
  writeScript(writer, script, position);
  writer.gap = gap;
}

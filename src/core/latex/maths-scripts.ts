import { bracketed } from './fractions.ts';
import { attach, type MathsWriter } from './maths-writer.ts';
import type { ScriptPosition } from './nodes.ts';
import { toScript } from './tables/script-characters.ts';

/** Content that needs no brackets after `^` or `_`: one character, or letters and digits only. */
const WORD = /^(?:.|[\p{Lu}\p{Ll}\p{Lo}\p{Nd}.]+)$/u;

/**
 * Writes a script in Unicode where it has every character (`n²`, `σᵣ`), else after its TeX sign: `n^1.5`,
 * `x^(n×r)`, `min_U`.
 */
export function writeScript(writer: MathsWriter, content: string, position: ScriptPosition): void {
  if (content === '') return;
  const script = toScript(content, position);
  const marker = position === 'super' ? '^' : '_';
  if (script !== null || content.startsWith(marker)) {
    attach(writer, script ?? content);
    return;
  }
  const isWord = WORD.test(content);
  attach(writer, marker + (isWord ? content : bracketed(content)));
  if (isWord) writer.endsInWord = true;
}

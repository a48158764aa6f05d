import { inertBlock } from '../../../core/document/inert-text.ts';
import { type Fitted, NOTHING } from './fit-parts.ts';
import { breakCalls, cutText, hasInk } from './plain-label.ts';

/** Stands between backticks that would otherwise close the fence. */
const BETWEEN_BACKTICKS = '\u200b';

const LANGUAGE = /^[a-z0-9+#-]{1,20}$/u;

const FENCE = '```';

/** Text to copy in a code fence it cannot close, in at most `most` characters: whole lines, then `…`. */
export function fitCode(text: string, language: string, most: number): Fitted {
  const whole = withoutEmptyEnds(breakCalls(withoutFences(inertBlock(text))));
  if (!hasInk(whole)) return NOTHING;
  const named = language.toLowerCase();
  const head = `${FENCE}${LANGUAGE.test(named) ? named : ''}\n`;
  const room = most - head.length - FENCE.length - 1;
  const body = firstLines(whole, room);
  if (body === '') return { text: '', cut: true };
  return { text: `${head}${body}\n${FENCE}`, cut: body !== whole };
}

function withoutFences(text: string): string {
  return text.replace(/`(?=`)/gu, `\`${BETWEEN_BACKTICKS}`);
}

function withoutEmptyEnds(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex(hasInk);
  const last = lines.findLastIndex(hasInk);
  return lines.slice(Math.max(0, first), last + 1).join('\n');
}

function firstLines(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf('\n', most - 2);
  if (end > 0) return most < 3 ? '' : `${text.slice(0, end)}\n…`;
  return most < 3 ? '' : cutText(text.split('\n')[0] ?? '', most - 2) + (text.includes('\n') ? '\n…' : '');
}

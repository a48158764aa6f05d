import type { Segment } from '../lines.ts';

/** A piece of JSON: white space, a mark (`{ } [ ] , :`), a word such as a number, or a part of a string. */
export interface JsonToken {
  kind: 'space' | 'mark' | 'word' | 'string';
  text: string;
  /** Counted from 1. */
  line: number;
  /** Of a string: whether it begins here. */
  opens: boolean;
  /** Of a string: whether the line ends in it, which JSON forbids. */
  broken: boolean;
}

/** Whether the text read so far ends in a string, and there in a backslash. */
export interface StringState {
  inString: boolean;
  escaped: boolean;
}

/** The tokens of a segment of a line, after which `state` is as the next one needs it. */
export function* segmentTokens({ text, line, endsLine }: Segment, state: StringState): Generator<JsonToken> {
  let index = 0;
  while (index < text.length) {
    const opens = !state.inString && text[index] === '"';
    if (state.inString || opens) {
      const end = endOfString(text, opens ? index + 1 : index, state.escaped);
      state.inString = !end.closed;
      state.escaped = end.escaped;
      yield {
        kind: 'string',
        text: text.slice(index, end.index),
        line,
        opens,
        broken: state.inString && endsLine,
      };
      index = end.index;
    } else {
      const found = tokenAt(text, index);
      yield { ...found, line, opens: false, broken: false };
      index += found.text.length;
    }
  }
  if (!endsLine) return;
  state.inString = false;
  state.escaped = false;
  yield { kind: 'space', text: '\n', line, opens: false, broken: false };
}

/** Where a string ends, or the text does; `escaped` says whether the first character is escaped, then the next. */
function endOfString(text: string, from: number, escaped: boolean) {
  let index = escaped ? from + 1 : from;
  for (;;) {
    STRING_MARKS.lastIndex = index;
    const found = STRING_MARKS.exec(text);
    if (found === null) return { index: text.length, closed: false, escaped: false };
    if (found[0] === '"') return { index: found.index + 1, closed: true, escaped: false };
    if (found.index === text.length - 1) return { index: text.length, closed: false, escaped: true };
    index = found.index + 2;
  }
}

function tokenAt(text: string, index: number): Pick<JsonToken, 'kind' | 'text'> {
  const character = text.charAt(index);
  if (MARKS.has(character)) return { kind: 'mark', text: character };
  const isSpace = character.trim() === '';
  const run = isSpace ? SPACES : WORD;
  run.lastIndex = index;
  return { kind: isSpace ? 'space' : 'word', text: run.exec(text)?.[0] ?? character };
}

const MARKS = new Set('{}[],:');
const STRING_MARKS = /["\\]/g;
const SPACES = /\s+/y;
const WORD = /[^\s{}[\],:"]+/y;

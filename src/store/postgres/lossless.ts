import { createHash } from 'node:crypto';

/*
 * PostgreSQL's text holds neither NUL nor half a surrogate pair, and jsonb neither of their escapes; keys and
 * records may hold both. Each such character is written as DLE ("data link escape", U+0010) and its four
 * hexadecimal digits, and so is DLE itself. Everything else stands as it is, to be read by people and by SQL.
 */
const ESCAPE = '\u0010';
const UNSTORABLE = /[\0\u0010]|\p{Surrogate}/gu;
const ESCAPED = /\u0010([0-9a-f]{4})/g;

/** JSON as `JSON.stringify` writes it has these characters as escapes, half surrogates included (ES2019). */
const UNSTORABLE_IN_JSON = /\\(?:u(0000|0010|d[89a-f][0-9a-f]{2})|.)/g;
const ESCAPED_IN_JSON = /\\(?:u0010([0-9a-f]{4})|.)/g;

/** Longer ones do not fit an index (a third of a page of 8 kB), with a margin. */
const LONGEST_KEY_BYTES = 1000;

/** A key as the database has it: `id` is the primary key; `whole` is there where `id` is a digest of it. */
export interface StoredKey {
  id: string;
  whole: string | null;
}

export function storedKey(key: string): StoredKey {
  const text = storedText(key);
  if (Buffer.byteLength(text) <= LONGEST_KEY_BYTES) return { id: text, whole: null };
  const digest = createHash('sha256').update(text).digest('hex');
  return { id: `${ESCAPE}#${digest}`, whole: text };
}

export function readKey({ id, whole }: StoredKey): string {
  return readText(whole ?? id);
}

/** JSON that jsonb takes and gives back, from JSON as `JSON.stringify` writes it. */
export function storedJson(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(UNSTORABLE_IN_JSON, (all, hex) => (hex === undefined ? all : `\\u0010${hex}`));
}

/** The JSON that was given to `storedJson`, but for the order of fields, which jsonb does not keep. */
export function readJson(stored: string): string {
  if (!stored.includes('\\u0010')) return stored;
  return stored.replace(ESCAPED_IN_JSON, (all, hex) => (hex === undefined ? all : `\\u${hex}`));
}

function storedText(text: string): string {
  return text.replace(UNSTORABLE, (character) => ESCAPE + hexOf(character));
}

function readText(stored: string): string {
  if (!stored.includes(ESCAPE)) return stored;
  return stored.replace(ESCAPED, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

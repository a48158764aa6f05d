import { hostileStrings } from '../../support/hostile-strings.ts';

/** A number from 0 up to 1. */
export type Random = () => number;

/** Stands in every text of a person, so that a log which holds it holds their words. */
export const WORDS_CANARY = 'quokka-canary';

type Path = readonly (string | number)[];

/** Names under which payloads carry what people say; all others carry ids, kinds and figures. */
const TEXT_KEYS = /^(?:text|value|content|name|title|label|note|query|typed)$/;

/** Names every object has of its own accord, and some that frameworks look at. */
const LOADED_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
];

const WRONG_IDS = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'undefined',
  '../../facts',
  'd-000000',
  'U99999999',
  '99999999999999999999999999',
  "' OR 1=1 --",
  '%00',
  '__proto__',
  'digest unsubscribe?digest=d-000000&confirm=true',
  'broadsheet forget-me?confirm=true',
  'paper?query=%',
  'reading add?query',
  '?=&=&',
];

/** The value with one to three wounds; the given one stays whole. */
export function mutate(value: unknown, random: Random): unknown {
  const wounds = 1 + Math.floor(random() * 3);
  let result = structuredClone(value);
  for (let count = 0; count < wounds; count += 1) {
    const path = pick(pathsOf(result), random);
    result = path === undefined ? woundOf(result, '', random) : changedAt(result, path, random);
  }
  return result;
}

/** As JSON, at times with a key that stands twice, an end that is missing, or something behind it. */
export function asJson(value: unknown, random: Random): string {
  const text = JSON.stringify(value) ?? 'null';
  const chance = random();
  if (chance < 0.03) return text.slice(0, Math.floor(random() * text.length));
  if (chance < 0.05) return text + pick(['}', ',', '\u0000', text], random);
  if (chance < 0.12) return withKeyTwice(text, random);
  if (chance < 0.14) return text.replace(/:\d+/, ':1e999');
  if (chance < 0.16) return text.replace(/:"[^"]*"/, `:${'['.repeat(3000)}${']'.repeat(3000)}`);
  return text;
}

export function pick<T>(values: readonly T[], random: Random): T {
  // Of none there is none: callers that may have none look for `undefined`.
  return values[Math.floor(random() * values.length)] as T;
}

function withKeyTwice(text: string, random: Random): string {
  const keys = [...text.matchAll(/[{,]("[^"\\]{1,40}"):/g)];
  const key = pick(keys, random);
  if (key === undefined) return text;
  const other = pick(['null', '0', '"x"', '{}', '[]', 'true'], random);
  return `${text.slice(0, key.index + 1)}${key[1]}:${other},${text.slice(key.index + 1)}`;
}

function changedAt(root: unknown, path: Path, random: Random): unknown {
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(Object(node), key), root);
  const key = path.at(-1) ?? '';
  if (typeof parent !== 'object' || parent === null) return root;
  if (Array.isArray(parent)) {
    if (random() < 0.2) parent.splice(Number(key), 1);
    else if (random() < 0.1) parent.push(...Array.from({ length: 150 }, () => parent[Number(key)]));
    else parent[Number(key)] = woundOf(parent[Number(key)], String(path.at(-2) ?? ''), random);
    return root;
  }
  const record = parent as Record<string, unknown>;
  const chance = random();
  if (chance < 0.15) delete record[String(key)];
  else if (chance < 0.22) setOwn(record, pick(LOADED_NAMES, random), woundOf(null, '', random));
  else setOwn(record, String(key), woundOf(record[String(key)], String(key), random));
  return root;
}

/** As `JSON.parse` does, so that `__proto__` is a name like any other. */
function setOwn(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

function woundOf(value: unknown, key: string, random: Random): unknown {
  const isText = TEXT_KEYS.test(key);
  const makers: (() => unknown)[] = [
    () => null,
    () => pick([true, false], random),
    () => pick([0, -0, -1, 1.5, 2 ** 53 + 2, -(2 ** 31), 1e300], random),
    () => [],
    () => ({}),
    () => [value],
    () => ({ [key === '' ? 'x' : key]: value }),
    () => nested(10 + Math.floor(random() * 400), value),
    () => (isText ? textOf(random) : pick(WRONG_IDS, random)),
    () => (isText ? textOf(random) : pick(WRONG_IDS, random)),
    () => (isText || typeof value === 'object' ? textOf(random) : String(value)),
    () => (typeof value === 'string' ? value.slice(0, Math.floor(random() * value.length)) : value),
    () => (typeof value === 'string' ? value + value : value),
    () => pick(LOADED_NAMES, random),
  ];
  return pick(makers, random)();
}

/** What somebody may have typed, hostile or huge; the canary stands in it. */
function textOf(random: Random): string {
  const chance = random();
  if (chance < 0.03) return `${WORDS_CANARY} ${'x'.repeat(60_000)}`;
  if (chance < 0.06) return `${WORDS_CANARY} ${'a b '.repeat(5000)}`;
  if (chance < 0.1) return `${WORDS_CANARY} ${'\ud800'.repeat(200)}`;
  const { text } = pick(hostileStrings, random);
  const line = pick(
    ['', '/paper ', '/cite ', '/digest edit ', '/reading note 1 note: ', '/library add ', '/'],
    random,
  );
  return `${line}${WORDS_CANARY} ${text}`;
}

function nested(depth: number, inner: unknown): unknown {
  let node = inner;
  for (let level = 0; level < depth; level += 1) node = level % 2 === 0 ? [node] : { x: node };
  return node;
}

const MOST_PATHS = 3000;

function pathsOf(root: unknown): Path[] {
  const found: Path[] = [];
  const waiting: [unknown, Path][] = [[root, []]];
  for (let next = waiting.pop(); next !== undefined && found.length < MOST_PATHS; next = waiting.pop()) {
    const [node, path] = next;
    if (typeof node !== 'object' || node === null) continue;
    const keys = Array.isArray(node) ? node.keys() : Object.keys(node);
    for (const key of keys) {
      found.push([...path, key]);
      waiting.push([Reflect.get(node, key), [...path, key]]);
    }
  }
  return found;
}

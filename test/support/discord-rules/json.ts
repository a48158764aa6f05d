/** Outside data is looked at through these, never by a cast. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

/** Nothing a person would see: Discord trims text and then counts it as missing. */
export function isBlank(value: unknown): boolean {
  return !/[^\p{Cf}\p{Cc}\p{Z}\p{Cs}\u115f\u1160\u3164\uffa0\u2800]/u.test(textOf(value));
}

/** Every string of a payload with the place it stands at, keys included. */
export function* stringsIn(value: unknown, place = ''): Generator<{ place: string; text: string }> {
  if (typeof value === 'string') yield { place, text: value };
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* stringsIn(each, `${place}[${index}]`);
  } else if (isObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      yield { place: `${place}.${key}`, text: key };
      yield* stringsIn(each, `${place}.${key}`);
    }
  }
}

export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

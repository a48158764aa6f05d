/** Looks at one value of a payload and says what is wrong with it; `at` is its place, such as `blocks[2].text`. */
export type Rule = (value: unknown, at: string) => string[];

export type Fields = Readonly<Record<string, Rule>>;

/** Text with so many UTF-16 units; `least` is 1 where Slack refuses empty text. */
export function string(most: number, least = 1): Rule {
  return (value, at) => {
    if (typeof value !== 'string') return [`${at} is no string`];
    if (value.length < least) return [`${at} has ${value.length} characters, at least ${least} needed`];
    if (value.length > most) return [`${at} has ${value.length} characters, at most ${most} allowed`];
    return /\p{Cs}/u.test(value) ? [`${at} has half a surrogate pair`] : [];
  };
}

export const boolean: Rule = (value, at) => (typeof value === 'boolean' ? [] : [`${at} is no boolean`]);

/** Anything, such as what another party defines. */
export const anything: Rule = () => [];

export function integer(least: number, most: number): Rule {
  return (value, at) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? []
      : [`${at} is no whole number from ${least} to ${most}`];
}

export function oneOf(...allowed: readonly unknown[]): Rule {
  return (value, at) =>
    allowed.includes(value) ? [] : [`${at} is ${JSON.stringify(value)}, not one of ${allowed.join(', ')}`];
}

/** An https address with nothing in it that ends a link in Slack's markup. */
export function address(most: number): Rule {
  const length = string(most);
  return (value, at) => {
    const wrong = length(value, at);
    if (wrong.length > 0) return wrong;
    const text = String(value);
    if (!URL.canParse(text) || new URL(text).protocol !== 'https:') return [`${at} is no https address`];
    return /[|<>\s]/u.test(text) ? [`${at} has a character that must be percent-encoded`] : [];
  };
}

export function list(rule: Rule, least: number, most: number): Rule {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at} is no list`];
    const size =
      value.length < least || value.length > most
        ? [`${at} has ${value.length} entries, ${least} to ${most} allowed`]
        : [];
    return [...size, ...value.flatMap((entry, index) => rule(entry, `${at}[${index}]`))];
  };
}

/** An object with exactly these keys. */
export function object(required: Fields, optional: Fields = {}): Rule {
  const rules = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, at) => {
    if (!isObject(value)) return [`${at} is no object`];
    const present = new Set(Object.keys(value).filter((key) => value[key] !== undefined));
    const missing = Object.keys(required).filter((key) => !present.has(key));
    return [
      ...missing.map((key) => `${at} lacks ${key}`),
      ...[...present].flatMap(
        (key) => rules.get(key)?.(value[key], `${at}.${key}`) ?? [`${at} has an unknown key ${key}`],
      ),
    ];
  };
}

/** An object whose `type` says which rule holds. */
export function byType(what: string, rules: Readonly<Record<string, Rule>>): Rule {
  const known = new Map(Object.entries(rules));
  return (value, at) => {
    if (!isObject(value)) return [`${at} is no ${what}`];
    const rule = typeof value.type === 'string' ? known.get(value.type) : undefined;
    return rule?.(value, at) ?? [`${at} is no ${what} Slack has here: type ${JSON.stringify(value.type)}`];
  };
}

/** All of the rules. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, at) => rules.flatMap((rule) => rule(value, at));
}

/** The second rule where the first finds nothing, so that one fault is said once. */
export function andThen(first: Rule, second: Rule): Rule {
  return (value, at) => {
    const found = first(value, at);
    return found.length > 0 ? found : second(value, at);
  };
}

/** At least one of these keys. */
export function anyOf(...keys: readonly string[]): Rule {
  return (value, at) =>
    isObject(value) && keys.some((key) => value[key] !== undefined)
      ? []
      : [`${at} needs ${keys.join(' or ')}`];
}

/** At most one of these keys. */
export function notBoth(...keys: readonly string[]): Rule {
  return (value, at) =>
    isObject(value) && keys.filter((key) => value[key] !== undefined).length > 1
      ? [`${at} may have only one of ${keys.join(', ')}`]
      : [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

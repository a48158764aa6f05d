import { address, all, andThen, boolean, byType, list, object, oneOf, type Rule, string } from './rule.ts';

/** Every `<…>` our own markup may have: an https link or a date. Mentions and channel calls are never meant. */
const OUR_MARKUP = /<(?:https:\/\/[^<>|]+(?:\|[^<>|]*)?|!date\^[^<>]+)>/gu;

/** Escaped text has no angle brackets, and an ampersand only where an entity starts. */
const UNESCAPED = /[<>]|&(?!amp;|lt;|gt;)/u;

/** Characters that turn text round, hide in it or steer a device. */
const UNSEEN =
  /[^\P{Cc}\n\t]|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;

const NOTHING_SEEN = /^[\s\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Text a reader sees: something in it is visible, and nothing acts unseen. */
export function shown(most: number): Rule {
  return andThen(piece(most), (value, at) =>
    NOTHING_SEEN.test(String(value)) ? [`${at} has nothing to see`] : [],
  );
}

/** The same inside rich text, where a piece may be a line break or a space. */
export function piece(most: number): Rule {
  return andThen(string(most), (value, at) =>
    UNSEEN.test(String(value)) ? [`${at} has an unseen character`] : [],
  );
}

/** Text Slack reads as mrkdwn, with nothing of its own in it. */
export const escaped: Rule = (value, at) =>
  typeof value === 'string' && UNESCAPED.test(value) ? [`${at} has an unescaped &, < or >`] : [];

const ourMarkup: Rule = (value, at) =>
  typeof value === 'string' ? escaped(value.replace(OUR_MARKUP, ''), at) : [];

export function plain(most: number): Rule {
  return object({ type: oneOf('plain_text'), text: shown(most) }, { emoji: boolean });
}

export function markup(most: number): Rule {
  const text = all(shown(most), ourMarkup);
  return object({ type: oneOf('mrkdwn'), text, verbatim: oneOf(true) });
}

export function plainOrMarkup(most: number): Rule {
  return byType('text', { plain_text: plain(most), mrkdwn: markup(most) });
}

export const confirm = object(
  { text: plainOrMarkup(300) },
  { title: plain(100), confirm: plain(30), deny: plain(30), style: oneOf('primary', 'danger') },
);

const optionFields = { value: string(75), description: plain(75) };

/** An option of a select. Slack allows an address in overflow menus only. */
export const option = object({ text: plain(75), value: string(75) }, optionFields);

export const boxOption = object({ text: plainOrMarkup(75), value: string(75) }, optionFields);

export const overflowOption = object({ text: plain(75) }, { ...optionFields, url: address(3000) });

export const options = all(list(option, 1, 100), distinct('value'));

export const optionGroups = list(object({ label: plain(75), options: list(option, 1, 100) }), 1, 100);

/** No two entries of a list have the same value under a key. */
export function distinct(key: string): Rule {
  return (value, at) => {
    if (!Array.isArray(value)) return [];
    const values = value.map((entry: Record<string, unknown>) => entry[key]);
    return new Set(values).size === values.length ? [] : [`${at} has one ${key} twice`];
  };
}

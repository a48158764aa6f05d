import {
  address,
  andThen,
  boolean,
  byType,
  integer,
  isObject,
  list,
  object,
  oneOf,
  type Rule,
} from './rule.ts';
import { piece } from './texts.ts';

/** No figure is published for one rich_text; the sum over all blocks holds (whole.ts). */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const style = object(
  {},
  { bold: boolean, code: boolean, italic: boolean, strike: boolean, underline: boolean },
);

const text = object({ type: oneOf('text'), text: piece(NO_LIMIT) }, { style });

const link = object({ type: oneOf('link'), url: address(3000) }, { text: piece(NO_LIMIT), style });

/** Calls the people in a channel; where it may stand says `callsFirst` (posted.ts). */
const broadcast = object({ type: oneOf('broadcast'), range: oneOf('here', 'channel') });

/** Mentions of persons, emoji and colours are elements of their own, which no document asks for. */
const element = byType('rich text element', { text, link, broadcast });

const elements = andThen(list(element, 1, NO_LIMIT), (value, at) =>
  hasWords(value) ? [] : [`${at} has nothing to see`],
);

const section = object({ type: oneOf('rich_text_section'), elements });

const border = oneOf(0, 1);

const part = byType('rich text part', {
  rich_text_section: section,
  rich_text_list: object(
    {
      type: oneOf('rich_text_list'),
      style: oneOf('bullet', 'ordered'),
      elements: list(byType('list item', { rich_text_section: section }), 1, NO_LIMIT),
    },
    { indent: integer(0, 8), border },
  ),
  rich_text_quote: object({ type: oneOf('rich_text_quote'), elements }, { border }),
  rich_text_preformatted: object({ type: oneOf('rich_text_preformatted'), elements }, { border }),
});

/** The parts of a rich_text block. */
export const richTextElements: Rule = list(part, 1, NO_LIMIT);

function hasWords(elements: unknown): boolean {
  if (!Array.isArray(elements)) return true;
  return elements.some((each) => isObject(each) && (each.type === 'broadcast' || isWords(each.text)));
}

function isWords(text: unknown): boolean {
  return typeof text === 'string' && /\S/u.test(text);
}

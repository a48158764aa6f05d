import { accessory, action, image, input } from './elements.ts';
import { richTextElements } from './rich-text.ts';
import {
  all,
  anyOf,
  boolean,
  byType,
  type Fields,
  isObject,
  list,
  object,
  oneOf,
  type Rule,
  string,
} from './rule.ts';
import { plain, plainOrMarkup, shown } from './texts.ts';

function block(type: string, required: Fields, optional: Fields = {}): Rule {
  return object({ type: oneOf(type), ...required }, { block_id: string(255), ...optional });
}

const context = byType('element of a context block', {
  image,
  plain_text: plain(3000),
  mrkdwn: plainOrMarkup(3000),
});

const onePrimary: Rule = (value, at) => {
  const elements = isObject(value) && Array.isArray(value.elements) ? value.elements : [];
  const primary = elements.filter((each) => isObject(each) && each.style === 'primary');
  return primary.length > 1 ? [`${at} has more than one primary button`] : [];
};

/**
 * The blocks this app sends, by type. Others that Slack has are refused here on purpose: some work on one surface
 * alone, some need scopes the app does not ask for. A new one gets its row first.
 */
const blocks: Readonly<Record<string, Rule>> = {
  header: block('header', { text: plain(150) }),
  section: all(
    block(
      'section',
      {},
      {
        text: plainOrMarkup(3000),
        fields: list(plainOrMarkup(2000), 1, 10),
        accessory,
        expand: boolean,
      },
    ),
    anyOf('text', 'fields'),
  ),
  context: block('context', { elements: list(context, 1, 10) }),
  actions: all(block('actions', { elements: list(action, 1, 25) }), onePrimary),
  divider: block('divider', {}),
  rich_text: block('rich_text', { elements: richTextElements }),
  image: all(
    block(
      'image',
      { alt_text: shown(2000) },
      {
        title: plain(2000),
        image_url: string(3000),
        slack_file: object({}, { id: string(255), url: string(3000) }),
      },
    ),
    anyOf('image_url', 'slack_file'),
  ),
};

const inputBlock = block(
  'input',
  { label: plain(2000), element: input },
  {
    hint: plain(2000),
    optional: boolean,
    dispatch_action: boolean,
  },
);

/** The blocks of a message or of one unfurl. */
export const messageBlocks = list(byType('block', blocks), 1, 50);

/** The blocks of a view, which may have inputs. */
export const viewBlocks = list(byType('block', { ...blocks, input: inputBlock }), 1, 100);

import type { KnownBlock } from '@slack/types';
import { fieldsOf } from '../payload.ts';

/** Where Slack says that something is wrong: `[json-pointer:/blocks/0/text]`. */
const POINTER = /json-pointer:([\w/-]{1,80})/g;

/**
 * A message told by its form alone, for the log: the form, the length of its text, its blocks by type and length of
 * their JSON, and the places Slack complains of. No word of what it says.
 */
export function shapeOf(
  form: string,
  message: { text: string; blocks: readonly KnownBlock[] },
  answer: unknown,
): string {
  const blocks = message.blocks.map((block) => `${block.type}(${JSON.stringify(block).length})`);
  const { messages } = fieldsOf(fieldsOf(answer).response_metadata);
  const complaints = (Array.isArray(messages) ? messages : []).map(String).join(' ');
  const places = Array.from(complaints.matchAll(POINTER), (match) => match[1]);
  const wrong = places.length === 0 ? '' : `, wrong at ${[...new Set(places)].join(' ')}`;
  return `${form}: text(${message.text.length}) ${blocks.join(' ')}${wrong}`;
}

import type { Person } from '../person.ts';

/** As Slack and Discord write a mention: `<@U012AB3CD>`, `<@U012AB3CD|name>`, `<@!80351110224678912>`. */
const MENTION = /^<@!?([A-Za-z0-9]{1,64})(?:\|([^<>]*))?>$/;
/** Member ids of Slack, snowflakes of Discord. */
const PLATFORM_ID = /^(?:[UW][A-Z0-9]{6,20}|\d{15,21})$/;
const PLAIN_ID = /^[\w.-]{1,64}$/;
const EVERYBODY = ['everyone', 'here', 'channel', 'group'];

/**
 * Whom a person names: by a mention or an id, with the `@` or without. `null` where the words are a name alone, from
 * which nobody can be told: only where the asker's own id is a plain word is a plain word an id. The name is the id
 * where none is known.
 */
export function readPerson(typed: string, asker: Person): { id: string; name: string } | null {
  const words = typed.trim();
  const [, mentioned, label = ''] = MENTION.exec(words) ?? [];
  const id = mentioned ?? words.replace(/^@/, '');
  if (mentioned === undefined && !isId(id, asker)) return null;
  if (id === asker.id) return { id, name: asker.name };
  return { id, name: label === '' ? id : label };
}

function isId(word: string, asker: Person): boolean {
  if (PLATFORM_ID.test(word)) return true;
  const isPlain = PLAIN_ID.test(word) && !EVERYBODY.includes(word.toLowerCase());
  return isPlain && !PLATFORM_ID.test(asker.id);
}

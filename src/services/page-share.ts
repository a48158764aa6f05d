import { sentence } from '../core/cards/reply.ts';
import { PAGE_TENANT, type Person } from '../core/person.ts';
import type { PageMessage, Store } from '../core/ports/store.ts';
import type { Kept } from '../core/services.ts';
import { line, recordsWhere, type Share } from './person-share.ts';

/**
 * What they wrote on the local page, and what only they were answered there. A message with others' beneath it stays,
 * without its words, so that those do not hang in the air.
 */
export function pageShare({ pageMessages }: Store): Share {
  const isTheirs = ({ from, onlyFor }: PageMessage, { id }: Person) => from === id || onlyFor === id;
  const count = (messages: readonly PageMessage[], { id }: Person): Kept[] => [
    line(
      'messages you wrote on this page',
      messages.filter(({ from }) => from === id).length,
      'What I said there to everybody stays, and so does what others wrote.',
    ),
    line('answers on this page that only you see', messages.filter(({ from }) => from !== id).length),
  ];
  const ofPage = async (person: Person) =>
    person.tenant === PAGE_TENANT ? recordsWhere(pageMessages, (each) => isTheirs(each, person)) : [];
  return {
    async kept(person) {
      if (person.tenant !== PAGE_TENANT) return [];
      return count(
        (await ofPage(person)).map(({ record }) => record),
        person,
      );
    },
    async forget(person) {
      if (person.tenant !== PAGE_TENANT) return [];
      const own = await ofPage(person);
      const ofOthers = await recordsWhere(pageMessages, (each) => !isTheirs(each, person));
      const answered = new Set(ofOthers.map(({ record }) => record.thread));
      for (const { key } of own) {
        await pageMessages.change(key, (current) =>
          current !== null && answered.has(key) ? withoutWords(current) : null,
        );
      }
      return count(
        own.map(({ record }) => record),
        person,
      );
    },
  };
}

/** By nobody, and for all who see what stands beneath it. */
function withoutWords(message: PageMessage): PageMessage {
  return {
    ...message,
    from: null,
    text: null,
    files: [],
    document: { ...sentence('This message was erased on request.'), visibility: 'everyone' },
    revision: message.revision + 1,
  };
}

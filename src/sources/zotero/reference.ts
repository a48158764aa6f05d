import { AskerError } from '../../core/errors.ts';

const LIBRARY = /^(groups?|users?)[\s:/#]*(\d{1,12})(?![\d\w])/i;
const COLLECTION = /\bcollections?[\s:/#]+([a-z0-9]{8})\b/i;

/**
 * The path of the library or collection a reference names, as the API has it: `/groups/12345`,
 * `/users/1/collections/ABCD2345`. Read are `group 12345`, `users/1/collections/KEY`, a number alone (a group) and the
 * addresses of a group's pages. Throws an AskerError for anything else; a name alone does not lead to a library.
 */
export function libraryPath(ref: string): string {
  const text = ref.trim().replace(/^https?:\/\/(?:www\.|api\.)?zotero\.org\//i, '');
  const number = /^\d{1,12}$/.test(text) ? `group ${text}` : text;
  const [found, kind = '', id = ''] = LIBRARY.exec(number) ?? [];
  if (found === undefined) {
    throw new AskerError(
      'unreadable-ref',
      'Name a Zotero library by its number: group 12345, https://www.zotero.org/groups/12345/name or users/1/collections/KEY.',
    );
  }
  const library = `/${kind.toLowerCase().startsWith('group') ? 'groups' : 'users'}/${id}`;
  const collection = COLLECTION.exec(number.slice(found.length))?.[1];
  return collection === undefined ? library : `${library}/collections/${collection.toUpperCase()}`;
}

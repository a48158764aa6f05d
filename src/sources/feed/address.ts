import { AskerError } from '../../core/errors.ts';

export interface FeedAddress {
  url: string;
  chosenBy: 'operator' | 'person';
}

/**
 * The address to ask for what somebody typed: `feed:` and a missing scheme become https, and so does http but for
 * `ownOrigins`, those the operator vouches for. Whether it may be asked at all is decided by who asks. Throws an
 * AskerError for what is no web address, and for one that holds a password.
 */
export function readAddress(typed: string, ownOrigins: readonly string[]): FeedAddress {
  const bare = typed
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:(?:\/\/)?/i, 'https://');
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare);
  const written = hasScheme ? bare : `https://${bare}`;
  if (/\s/.test(bare) || !URL.canParse(written)) throw noAddress();
  const url = new URL(written);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw noAddress();
  if (!hasScheme && !url.hostname.includes('.')) throw noAddress();
  if (url.username !== '' || url.password !== '') {
    throw new AskerError(
      'feed-password',
      'That address holds a name or a password, and everybody would see it.',
    );
  }
  url.hash = '';
  if (ownOrigins.includes(url.origin)) return { url: url.href, chosenBy: 'operator' };
  url.protocol = 'https:';
  return { url: url.href, chosenBy: 'person' };
}

function noAddress(): AskerError {
  return new AskerError(
    'feed-address',
    'I need the address of a feed, such as https://example.org/feed.xml.',
  );
}

/** Ids up to this length are their own reference: a select's value may have 75 characters on Slack. */
const LONGEST_ID = 60;
const MARK = '~';

/**
 * A short name for a paper that fits wherever a platform lets a button or a choice carry something: the id itself,
 * or for a long one `~` and a fingerprint of it. `isReferenceTo` tells whose it is.
 */
export function paperRef(id: string): string {
  return id.length <= LONGEST_ID && !id.startsWith(MARK) ? id : MARK + fingerprint(id);
}

/** Whether a text is a reference by fingerprint, which must be looked up. */
export function isFingerprint(text: string): boolean {
  return /^~[0-9a-z]{6,24}$/.test(text);
}

/** Two independent 53-bit hashes (cyrb53 by bryc, with two seeds) in base 36: 106 bits, no need of a secret. */
function fingerprint(text: string): string {
  return hash53(text, 1).toString(36) + hash53(text, 2).toString(36);
}

function hash53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

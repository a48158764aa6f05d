/**
 * The same text in memory of its own. A piece cut out of a long text may keep all of it alive for as long as the piece
 * is held; what is held for the length of a file must not.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

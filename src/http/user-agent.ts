const PRINTABLE = /^[\x21-\x7e]+$/;

/**
 * How Broadsheet names itself: `Broadsheet/0.1.0 (+mailto:desk@example.org)`; without an address, or with one that
 * cannot stand in a header, the name alone.
 */
export function userAgent(version: string, contact: string): string {
  const address = contact.trim();
  return PRINTABLE.test(address) ? `Broadsheet/${version} (+mailto:${address})` : `Broadsheet/${version}`;
}

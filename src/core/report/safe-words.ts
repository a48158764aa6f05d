import { inertLine } from '../document/inert-text.ts';

const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>()]+/giu;

/** Slack's and Discord's tokens, what follows `Bearer`, and what a key is called by. */
const SECRETS = [
  /\bx(?:ox[a-z]|app)[-.][\w.-]+/giu,
  /\b[\w-]{20,30}\.[\w-]{6}\.[\w-]{25,}/gu,
  /\b(?:bearer|bot|basic)\s+[\w.~+/=-]{16,}/giu,
  /\b(?:api[_-]?key|token|secret|password|key)=[^\s&]+/giu,
];

const LONGEST = 500;

/**
 * Words from elsewhere as they may be shown to whoever opens the operator's page: on one line, of an address only
 * scheme and host, and without what looks like a token. A second look: nothing is meant to hold one.
 */
export function safeWords(words: string): string {
  const line = inertLine(words).trim();
  const withoutPaths = line.replace(ADDRESS, (address) => hostOf(address));
  const hidden = SECRETS.reduce((text, pattern) => text.replace(pattern, '[hidden]'), withoutPaths);
  return hidden.length > LONGEST ? `${inertLine(hidden.slice(0, LONGEST))}…` : hidden;
}

function hostOf(address: string): string {
  if (!URL.canParse(address)) return '[an address]';
  const { protocol, host } = new URL(address);
  return host === '' ? '[an address]' : `${protocol}//${host}`;
}

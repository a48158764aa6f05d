import { safeHref } from '../document/rich-text.ts';

const CODE_HOSTS = [
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'huggingface.co',
  'sourceforge.net',
  'git.sr.ht',
  'gitee.com',
  'code.google.com',
  'colab.research.google.com',
];
const MOST_LINKS = 20;

/**
 * The https links to hosts of code in a text, each once, in order, as written there but for LaTeX's escapes
 * and the punctuation of the sentence around them. At most twenty.
 */
export function codeLinks(text: string): string[] {
  const links = new Set<string>();
  for (const [found] of text.matchAll(/https:\/\/[^\s<>"{}|^`“”]+/gi)) {
    const href = withoutSentenceEnd(unescapeLatex(found));
    if (isCode(href)) links.add(href);
    if (links.size === MOST_LINKS) break;
  }
  return [...links];
}

/** `a\_b` is `a_b` in an address; what follows any other backslash is no part of it. */
function unescapeLatex(href: string): string {
  return href.replace(/\\([_%#&~])/g, '$1').split('\\', 1)[0] ?? '';
}

/** A closing bracket belongs to the address only when the address opened it. */
function withoutSentenceEnd(href: string): string {
  const opens = (bracket: string) => href.includes(bracket);
  const punctuation = `.,;:!?'’"$*${opens('(') ? '' : ')'}${opens('[') ? '' : ']'}`;
  let end = href.length;
  while (end > 0 && punctuation.includes(href.charAt(end - 1))) end -= 1;
  return href.slice(0, end);
}

function isCode(href: string): boolean {
  const safe = safeHref(href);
  if (safe === null) return false;
  const { hostname, pathname } = new URL(safe);
  const host = hostname.replace(/^www\./, '');
  const known = CODE_HOSTS.some((name) => host === name || host.endsWith(`.${name}`));
  return pathname.length > 1 && (known || host.startsWith('gitlab.'));
}

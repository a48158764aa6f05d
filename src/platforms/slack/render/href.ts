import { safeHref } from '../../../core/document/rich-text.ts';
import { SLACK_LIMITS } from '../limits.ts';

/**
 * An address as Slack takes it: https, at most 3,000 characters, with `|` and `>` percent-encoded because they end
 * an address in Slack's own markup. `null` for anything else.
 */
export function slackHref(href: string | undefined): string | null {
  const safe = href === undefined ? null : safeHref(href);
  if (safe === null) return null;
  const encoded = safe.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C');
  return encoded.length <= SLACK_LIMITS.url ? encoded : null;
}

import type { PlainTextOption } from '@slack/types';
import type { SuggestedValue } from '../../../core/ports/platform.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { isBlank, plainText } from './text.ts';

/**
 * The answer to a `block_suggestion`: `ack({ options: renderOptions(values) })`. A value over 75 characters is left
 * out, since cut it would name something else; of equal values the first stands.
 */
export function renderOptions(values: readonly SuggestedValue[]): PlainTextOption[] {
  const byValue = new Map<string, PlainTextOption>();
  for (const { value, label } of values) {
    if (!isSendable(value) || byValue.has(value)) continue;
    byValue.set(value, { text: plainText(SLACK_LIMITS.optionText, label, value), value });
    if (byValue.size === SLACK_LIMITS.options) break;
  }
  return [...byValue.values()];
}

function isSendable(value: string): boolean {
  return !isBlank(value) && value.length <= SLACK_LIMITS.optionValue && !/\p{Cs}/u.test(value);
}

import type { PlainTextOption } from '@slack/types';
import type { SuggestedValue } from '../../../core/ports/platform.ts';

/** The answer to a `block_suggestion`: `ack({ options: renderOptions(values) })`. */
export function renderOptions(values: readonly SuggestedValue[]): PlainTextOption[] {
  void values;
  return [];
}

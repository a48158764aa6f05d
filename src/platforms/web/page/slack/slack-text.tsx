import { InlineText } from '../parts/inline-text.tsx';
import { asText, type Json } from '../parts/json.ts';
import { parseMrkdwn } from './mrkdwn.ts';

/** A text object: `plain_text` as it stands, `mrkdwn` with what Slack takes for markup. */
export function SlackText({ text }: { text: Json }) {
  const words = asText(text.text);
  return text.type === 'mrkdwn' ? <InlineText nodes={parseMrkdwn(words)} /> : words;
}

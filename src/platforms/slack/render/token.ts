import { fitCall } from '../../../core/command/call-token.ts';
import type { Call } from '../../../core/document/document.ts';
import { SLACK_LIMITS, SLACK_STYLE } from '../limits.ts';
import { firstUnits } from './text.ts';

/** Half a surrogate pair is no text: Slack refuses it, and nothing that is looked up has one. */
const HALF_PAIR = /\p{Cs}/gu;

/** A call as the value of one of so many buttons: what they carry together stays within bounds. */
export function buttonValue(call: Call, buttons: number): string {
  const share = Math.floor(SLACK_STYLE.valuesTogether / Math.max(1, buttons));
  const most = Math.min(SLACK_LIMITS.buttonValue, Math.max(SLACK_LIMITS.optionValue, share));
  return token(call, most);
}

/** A call as the value of an option in a menu. */
export function optionValue(call: Call): string {
  return token(call, SLACK_LIMITS.optionValue);
}

function token(call: Call, most: number): string {
  return fitCall({ ...call, args: boundedArgs(call.args, most) }, most).replace(HALF_PAIR, '');
}

/** No argument longer than the whole may be: `fitCall` tries one word fewer at a time, which takes long for thousands. */
function boundedArgs(args: Call['args'], most: number): Call['args'] {
  const bounded = Object.entries(args).map(([name, value]): [string, Call['args'][string]] => [
    name,
    typeof value === 'string' ? firstUnits(value, most) : value,
  ]);
  return Object.fromEntries(bounded);
}

import { METHODS } from './methods.ts';
import { isObject } from './rule.ts';

/** Arguments the Web API client sends as JSON in a string, and flags it sends as words. */
const JSON_ARGUMENTS: readonly string[] = ['blocks', 'view', 'unfurls', 'metadata', 'attachments'];

/**
 * What is wrong with a payload, in words; empty when Slack would take it and it keeps our own rules too.
 *
 * `method` is a Web API method such as `chat.postMessage`, `respond` for the body sent to a response_url, or
 * `block_suggestion` for the answer to a select's typing. A body may be as given to the client or as sent on the wire.
 */
export function checkSlackPayload(method: string, body: unknown): string[] {
  const rule = METHODS.get(method);
  if (rule === undefined) return [`there are no rules for ${method}`];
  return rule(fromWire(body), method);
}

/** Whether there are rules for a method: those that carry something for people to see. */
export function hasSlackRules(method: string): boolean {
  return METHODS.has(method);
}

function fromWire(body: unknown): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, argument(key, value)]));
}

function argument(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (JSON_ARGUMENTS.includes(key)) return parsed(value);
  return /^(?:true|false)$/u.test(value) && key !== 'text' ? value === 'true' : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

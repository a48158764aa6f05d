/** The JSON object a text is, or why it is none. */
export function parseObject(text: string): { object: Record<string, unknown> } | { why: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { why: 'not valid JSON' };
  }
  return isObject(value) ? { object: value } : { why: 'not a JSON object' };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

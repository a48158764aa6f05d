/** For `text`, which Slack reads as mrkdwn: `&`, `<` and `>` as entities, so nothing in it links or calls anyone. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

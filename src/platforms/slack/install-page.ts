import type { ServerResponse } from 'node:http';

/** A page of a few words for the person who installs. Everything in it is text. */
export function sendPage(response: ServerResponse, status: number, heading: string, words: string): void {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(heading)}</title>
<h1>${escapeHtml(heading)}</h1><p>${escapeHtml(words)}</p></html>
`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

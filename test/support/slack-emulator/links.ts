/** Domains the app is told about, as its manifest lists them. */
export const REPORTED_DOMAINS: readonly string[] = ['arxiv.org', 'doi.org'];

export interface FoundLink {
  url: string;
  domain: string;
}

/** The links of a text that Slack would report to the app; subdomains count. */
export function reportedLinks(text: string): FoundLink[] {
  return [...text.matchAll(/https?:\/\/[^\s<>|]+/g)].flatMap(([url]) => {
    const domain = REPORTED_DOMAINS.find((each) => isUnder(new URL(url).hostname, each));
    return domain === undefined ? [] : [{ url, domain }];
  });
}

/** A text as a client sends it: entities escaped, links in angle brackets. */
export function sentText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/https?:\/\/[^\s<>|]+?(?=[.,;]?(?:\s|$|&lt;|&gt;))/g, '<$&>');
}

function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

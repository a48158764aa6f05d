const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

/** How one host wants to be asked. */
export interface HostLimits {
  host: string;
  /** As people know it. */
  title: string;
  /** Hosts of one name are counted together: their policy is for all of them at once. */
  countedWith: string;
  /** The least time between the starts of two requests. */
  gapMs: number;
  /** The most requests, and so connections, at the same time. */
  atOnce: number;
  /** How long an answer may be used again, where the request does not say. */
  freshForMs: number;
  /** Where the host says so; `null` for a host that is not in the table. */
  policy: string | null;
}

/** A row of the table; `polite` holds where a contact address is sent with each request. */
interface Row extends Omit<HostLimits, 'title' | 'countedWith'> {
  title: string;
  countedWith?: string;
  polite?: { gapMs: number; atOnce: number };
}

const ARXIV = {
  title: 'arXiv',
  // "These limits apply to all of the machines under your control as a whole", to the API, RSS and OAI-PMH together.
  countedWith: 'arxiv.org',
  gapMs: 3 * SECOND_MS,
  atOnce: 1,
  policy: 'https://info.arxiv.org/help/api/tou.html',
};

const ROWS: readonly Row[] = [
  // Results change once a day.
  { ...ARXIV, host: 'export.arxiv.org', freshForMs: 6 * HOUR_MS },
  // Anew at midnight Eastern; a batch may come late.
  { ...ARXIV, host: 'rss.arxiv.org', freshForMs: HOUR_MS },
  { ...ARXIV, host: 'oaipmh.arxiv.org', freshForMs: HOUR_MS },
  { ...ARXIV, host: 'arxiv.org', freshForMs: HOUR_MS },
  {
    // Since December 2025: 5 requests a second and one at a time, 10 and three for those who leave an address.
    host: 'api.crossref.org',
    title: 'Crossref',
    gapMs: 200,
    atOnce: 1,
    polite: { gapMs: 100, atOnce: 3 },
    freshForMs: 24 * HOUR_MS,
    policy: 'https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/',
  },
  {
    // One request a second with a key; without one, a pool shared by everybody.
    host: 'api.semanticscholar.org',
    title: 'Semantic Scholar',
    gapMs: SECOND_MS,
    atOnce: 1,
    freshForMs: 24 * HOUR_MS,
    policy: 'https://www.semanticscholar.org/product/api',
  },
  {
    // 100 a second are allowed, each costs of the day's allowance.
    host: 'api.openalex.org',
    title: 'OpenAlex',
    gapMs: 100,
    atOnce: 2,
    freshForMs: 24 * HOUR_MS,
    policy: 'https://developers.openalex.org/api-reference/authentication',
  },
  {
    // 500 requests in five minutes.
    host: 'huggingface.co',
    title: 'Hugging Face',
    gapMs: 600,
    atOnce: 2,
    freshForMs: HOUR_MS,
    policy: 'https://huggingface.co/docs/hub/rate-limits',
  },
  {
    // No rate is published: `Backoff` and `Retry-After` say when it is too much.
    host: 'api.zotero.org',
    title: 'Zotero',
    gapMs: 500,
    atOnce: 1,
    freshForMs: 0,
    policy: 'https://www.zotero.org/support/dev/web_api/v3/basics',
  },
  {
    // "Always fine when waiting for at least one or two seconds between two consecutive requests."
    host: 'dblp.org',
    title: 'DBLP',
    gapMs: 2 * SECOND_MS,
    atOnce: 1,
    freshForMs: 24 * HOUR_MS,
    policy: 'https://dblp.org/faq/1474706.html',
  },
];

/** Any other host: gently, and asked each time whether the answer changed. */
const OTHERS = { gapMs: SECOND_MS, atOnce: 2, freshForMs: 0, policy: null };

/** The limits of a host, by its name in lower case; those of politeness where a contact is sent along. */
export function limitsOf(host: string, hasContact: boolean): HostLimits {
  const row = ROWS.find((each) => each.host === host);
  if (row === undefined) return { host, title: host, countedWith: host, ...OTHERS };
  const { polite, ...limits } = row;
  return { countedWith: host, ...limits, ...(hasContact ? polite : undefined) };
}

/** Every host the table knows. */
export const KNOWN_HOSTS: readonly string[] = ROWS.map(({ host }) => host);

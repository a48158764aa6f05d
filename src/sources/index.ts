import type { Http } from '../core/ports/http.ts';
import type { PaperSource } from '../core/ports/source.ts';
import { createArxivSource } from './arxiv/index.ts';
import { createDoiSource } from './doi/index.ts';
import { createFeedSource } from './feed/index.ts';
import { createHfDailySource } from './hf-daily/index.ts';
import { createOpenAlexSource } from './openalex/index.ts';
import { createSemanticScholarSource } from './semantic-scholar/index.ts';
import { createZoteroSource } from './zotero/index.ts';

/** What sources are made with; each takes what it needs. */
export interface SourceParts {
  http: Http;
  now: () => Date;
  /** An address sources may write to; empty for none. */
  contact?: string;
  /** Bases of sources an operator replaced, by the source's name: `{ arxiv: 'https://mirror.example/api' }`. */
  baseUrls?: Readonly<Partial<Record<string, string>>>;
  /** Keys by the source's name; empty where there is none. */
  keys?: Readonly<Partial<Record<string, string>>>;
  /** Origins whose feeds the operator vouches for, such as one on the lab's own network: `http://lab.internal`. */
  feedOrigins?: readonly string[];
}

/**
 * Every source papers come from, in the order people are told of them and a paper is looked for;
 * test/contracts/source-contract.ts runs on each.
 */
export function createSources(parts: SourceParts): PaperSource[] {
  const { http, now, contact = '', baseUrls = {}, keys = {}, feedOrigins = [] } = parts;
  return [
    createArxivSource({ http, now, baseUrl: baseUrls.arxiv }),
    createDoiSource({ http, baseUrl: baseUrls.doi, contactEmail: contact }),
    createSemanticScholarSource({
      http,
      now,
      baseUrl: baseUrls['semantic-scholar'],
      apiKey: keys['semantic-scholar'],
    }),
    createOpenAlexSource({ http, baseUrl: baseUrls.openalex, apiKey: keys.openalex }),
    createHfDailySource({ http, now, baseUrl: baseUrls['hf-daily'] }),
    createFeedSource({ http, ownOrigins: feedOrigins }),
    createZoteroSource({ http, baseUrl: baseUrls.zotero, apiKey: keys.zotero }),
  ];
}

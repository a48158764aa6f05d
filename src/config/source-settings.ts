import type { SourceSettings } from '../core/ports/settings.ts';

type SourceVariable =
  | 'CONTACT_EMAIL'
  | 'ARXIV_API_URL'
  | 'CROSSREF_API_URL'
  | 'OPENALEX_API_URL'
  | 'OPENALEX_API_KEY'
  | 'SEMANTIC_SCHOLAR_API_URL'
  | 'SEMANTIC_SCHOLAR_API_KEY'
  | 'HUGGINGFACE_API_URL'
  | 'ZOTERO_API_URL'
  | 'ZOTERO_API_KEY'
  | 'FEED_ORIGINS';

/** How paper sources are asked; every variable has a default, so that there is always a way. */
export function sourceSettings(value: (name: SourceVariable) => string): SourceSettings {
  return {
    contact: value('CONTACT_EMAIL'),
    baseUrls: {
      arxiv: value('ARXIV_API_URL'),
      doi: value('CROSSREF_API_URL'),
      openalex: value('OPENALEX_API_URL'),
      'semantic-scholar': value('SEMANTIC_SCHOLAR_API_URL'),
      'hf-daily': value('HUGGINGFACE_API_URL'),
      zotero: value('ZOTERO_API_URL'),
    },
    keys: {
      openalex: value('OPENALEX_API_KEY'),
      'semantic-scholar': value('SEMANTIC_SCHOLAR_API_KEY'),
      zotero: value('ZOTERO_API_KEY'),
    },
    feedOrigins: value('FEED_ORIGINS')
      .split(/\s+/)
      .filter((origin) => origin !== '')
      .map((origin) => new URL(origin).origin),
  };
}

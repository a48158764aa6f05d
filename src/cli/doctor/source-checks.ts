import { after, systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import { SourceUnavailable } from '../../core/errors.ts';
import type { Log } from '../../core/ports/log.ts';
import { SILENT } from '../../core/ports/log.ts';
import type { SourceName } from '../../core/ports/settings.ts';
import { createHttp, type HttpClient } from '../../http/index.ts';
import { packageVersion } from '../../package-root.ts';

/** One cheap question to each source, as its own pages show it. */
interface CheapQuestion {
  name: SourceName;
  title: string;
  policy: string;
  path: string;
  keyVariable?: string;
}

const QUESTIONS: readonly CheapQuestion[] = [
  {
    name: 'arxiv',
    title: 'arXiv',
    policy: 'export.arxiv.org',
    path: '/query?id_list=2210.06313&max_results=1',
  },
  { name: 'doi', title: 'Crossref', policy: 'api.crossref.org', path: '/types/journal-article' },
  {
    name: 'openalex',
    title: 'OpenAlex',
    policy: 'api.openalex.org',
    path: '/works/W2741809807?select=id',
    keyVariable: 'OPENALEX_API_KEY',
  },
  {
    name: 'semantic-scholar',
    title: 'Semantic Scholar',
    policy: 'api.semanticscholar.org',
    path: '/paper/arXiv:2210.06313?fields=title',
    keyVariable: 'SEMANTIC_SCHOLAR_API_KEY',
  },
  { name: 'hf-daily', title: 'Hugging Face', policy: 'huggingface.co', path: '/daily_papers?limit=1' },
  {
    name: 'zotero',
    title: 'Zotero',
    policy: 'api.zotero.org',
    path: '/itemTypes',
    keyVariable: 'ZOTERO_API_KEY',
  },
];

export interface SourceChecks {
  checks: Check[];
  close(): Promise<void>;
}

/** Paper sources are asked only where somebody wishes it: they count every question. */
export function sourceChecks(
  { sources }: Pick<Config, 'sources'>,
  asks: boolean,
  log: Log = SILENT,
): SourceChecks {
  const contact: Check = { name: 'contact address', run: async () => contactFinding(sources.contact) };
  if (!asks)
    return {
      checks: [
        contact,
        {
          name: 'paper sources',
          run: async () => ok('Not asked; “broadsheet doctor --sources” puts one small question to each.'),
        },
      ],
      close: async () => undefined,
    };
  const http = createHttp({
    version: packageVersion(),
    contact: sources.contact,
    folder: null,
    now: () => systemClock.now(),
    after,
    random: Math.random,
    log,
  });
  const checks = QUESTIONS.map((each) => ({
    name: `source ${each.name}`,
    run: () => sourceFinding(each, sources, http),
  }));
  return { checks: [contact, ...checks], close: () => http.close() };
}

function contactFinding(contact: string): Finding {
  if (contact !== '') return ok(`${contact} goes with every question to a paper source.`);
  return warning(
    'CONTACT_EMAIL is not set: sources answer more slowly and cannot write to you before they block.',
    'Set CONTACT_EMAIL to an address somebody reads.',
  );
}

async function sourceFinding(
  asked: CheapQuestion,
  { baseUrls, keys }: Config['sources'],
  http: HttpClient,
): Promise<Finding> {
  const { name, title, policy, path, keyVariable } = asked;
  const key = name in keys ? keys[name as keyof typeof keys] : '';
  if (name === 'openalex' && key === '')
    return unknown(
      'OpenAlex answers nobody without a key, so it is not asked.',
      'Set OPENALEX_API_KEY, which is free: openalex.org/settings/api. Without it the other sources do.',
    );
  const url = new URL(`${baseUrls[name].replace(/\/+$/, '')}${path}`);
  if (name === 'openalex') url.searchParams.set('api_key', key);
  try {
    const answer = await http.fetch({
      url: url.href,
      chosenBy: 'operator',
      policy,
      freshForMs: 0,
      headers: keyHeaders(name, key),
    });
    if (answer.status === 401 || answer.status === 403)
      return failed(
        `${title} refuses us (status ${answer.status}).`,
        keyVariable === undefined
          ? 'Look whether this machine’s address is blocked there; set CONTACT_EMAIL.'
          : `Look at ${keyVariable}.`,
      );
    if (answer.status >= 400)
      return warning(
        `${title} answers with status ${answer.status}.`,
        'Look at the base address that is set for it.',
      );
    return ok(`${title} answers.`);
  } catch (error) {
    if (!(error instanceof SourceUnavailable)) throw error;
    return failed(error.message, 'Look at the network of this machine, and try again later.');
  }
}

function keyHeaders(name: SourceName, key: string): Record<string, string> {
  if (key === '') return {};
  if (name === 'semantic-scholar') return { 'x-api-key': key };
  if (name === 'zotero') return { 'zotero-api-version': '3', 'zotero-api-key': key };
  return {};
}

import { z } from 'zod';

/** One variable of the environment: what it is for, its default, its shape, and what to say when it is wrong. */
export interface Variable {
  help: string;
  fallback: string;
  schema: z.ZodType<string | number>;
  /** Follows "set it to …" in the line the operator gets. */
  mend: string;
  /** Its value is never shown, not even when it is wrong. */
  secret?: boolean;
}

const text = z.string();
const url = z
  .string()
  .refine((value) => value === '' || /^https?:\/\//.test(value), 'not a URL')
  .refine((value) => value === '' || URL.canParse(value));

function secret(help: string, mend: string): Variable & { schema: z.ZodType<string> } {
  return { help, fallback: '', schema: text, mend, secret: true };
}

/** The base of a paper source. */
function sourceUrl(what: string, fallback: string): Variable & { schema: z.ZodType<string> } {
  return {
    help: `Base of ${what}, for mirrors.`,
    fallback,
    schema: url,
    mend: `set it to a URL such as ${fallback}`,
  };
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value.replace(/\/$/, '');
}

/** Each below the count, none twice. */
function areShards(value: string): boolean {
  const [ids = '', count = ''] = value.split('/');
  const numbers = ids.split(',').filter((id) => id !== '');
  return (
    numbers.every((id) => Number(id) < Number(count)) && new Set(numbers.map(Number)).size === numbers.length
  );
}

/**
 * Every variable Broadsheet reads. `.env.example` is made from this table, and nothing else in the code reads the
 * environment.
 */
export const VARIABLES = {
  DATA_DIR: {
    help: 'Folder where state lives; kept private (0700). Relative to the folder Broadsheet is started in.',
    fallback: 'data/local',
    schema: text.min(1),
    mend: 'set it to the path of a folder',
  },
  DATABASE_URL: {
    help: 'PostgreSQL instead of files, shared by any number of processes: postgres://name:password@host:5432/database',
    fallback: '',
    schema: text.refine((value) => value === '' || /^postgres(ql)?:\/\//.test(value)),
    mend: 'set it to a URL such as postgres://name:password@host:5432/broadsheet',
    secret: true,
  },
  HOST: {
    help: 'Address the local page and the health checks bind to. Anything but loopback opens them to the network.',
    fallback: '127.0.0.1',
    schema: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')]),
    mend: 'set it to an IP address such as 127.0.0.1',
  },
  PORT: {
    help: 'Port of the local page, the health checks and Slack over HTTP; 0 picks a free one, printed at start.',
    fallback: '3000',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535)),
    mend: 'set it to a number from 0 to 65535',
  },
  TIMEZONE: {
    help: 'Default time zone, an IANA name such as Europe/Berlin. Empty: the zone of this machine.',
    fallback: '',
    schema: text.refine((zone) => zone === '' || isTimeZone(zone)),
    mend: 'set it to an IANA name such as Europe/Berlin',
  },
  LOG_LEVEL: {
    help: 'How much is logged: trace, debug, info, warn, error, fatal or silent.',
    fallback: 'info',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    mend: 'set it to trace, debug, info, warn, error, fatal or silent',
  },
  SLACK_BOT_TOKEN: secret(
    'Slack, one workspace: the bot token (xoxb-…) from OAuth & Permissions.',
    'set it to the bot token of the app, which begins with xoxb-',
  ),
  SLACK_APP_TOKEN: secret(
    'Slack by Socket Mode, no public address needed: the app-level token (xapp-…) with connections:write.',
    'set it to the app-level token, which begins with xapp-',
  ),
  SLACK_SIGNING_SECRET: secret(
    'Slack over HTTP instead, at /slack/events on PORT: the signing secret from Basic Information.',
    'set it to the signing secret of the app',
  ),
  SLACK_CLIENT_ID: {
    help: 'Slack, many workspaces through /slack/install: the client id from Basic Information.',
    fallback: '',
    schema: text,
    mend: 'set it to the client id of the app',
  },
  SLACK_CLIENT_SECRET: secret('The client secret beside it.', 'set it to the client secret of the app'),
  SLACK_STATE_SECRET: secret(
    'A long random text of your own that protects the installation against forgery.',
    'set it to a long random text',
  ),
  SLACK_API_URL: {
    help: 'Base of Slack’s Web API, for proxies and emulators.',
    fallback: 'https://slack.com/api/',
    schema: url,
    mend: 'set it to a URL such as https://slack.com/api/',
  },
  SLACK_COMMAND_PREFIX: {
    help: 'Put before every slash command’s name, where names would collide with another app’s: lab- makes /lab-paper.',
    fallback: '',
    schema: text.regex(/^[a-z0-9_-]{0,12}$/),
    mend: 'set it to at most 12 small letters, digits, - or _',
  },
  DISCORD_TOKEN: secret(
    'Discord: the bot token from the Developer Portal.',
    'set it to the token of the bot',
  ),
  DISCORD_APPLICATION_ID: {
    help: 'Discord: the application id; looked up when empty.',
    fallback: '',
    schema: text.regex(/^\d{0,20}$/),
    mend: 'set it to the application id, a number',
  },
  DISCORD_SHARDS: {
    help: 'Discord, from 2,500 servers on: which shards this process serves of how many, as 0,1/4. Empty: all of one.',
    fallback: '',
    schema: text.regex(/^(\d{1,4}(,\d{1,4})*\/[1-9]\d{0,3})?$/).refine(areShards),
    mend: 'set it to the numbers of the shards, each below their count, a slash and the count, such as 0,1/4',
  },
  DISCORD_API_URL: {
    help: 'Base of Discord’s REST API, for proxies and emulators.',
    fallback: 'https://discord.com/api',
    schema: url,
    mend: 'set it to a URL such as https://discord.com/api',
  },
  OPENAI_BASE_URL: {
    help: 'Optional summaries of papers nobody summarised: base of an OpenAI-compatible API. Empty: none are made.',
    fallback: '',
    schema: url,
    mend: 'set it to a URL such as https://api.openai.com/v1',
  },
  OPENAI_API_KEY: secret('The key for it, where it asks for one.', 'set it to the key of the API'),
  OPENAI_MODEL: {
    help: 'The model to ask there; its name stands beside every text it wrote.',
    fallback: '',
    schema: text.max(100),
    mend: 'set it to the name of a model',
  },
  CONTACT_EMAIL: {
    help: 'Sent to paper sources with every question, as they ask for, so that they can write to you before they block.',
    fallback: '',
    schema: text.regex(/^$|^[^\s@<>()]{1,64}@[^\s@<>()]{1,190}$/),
    mend: 'set it to an e-mail address',
  },
  ARXIV_API_URL: sourceUrl('arXiv’s API', 'https://export.arxiv.org/api'),
  CROSSREF_API_URL: sourceUrl('Crossref’s REST API', 'https://api.crossref.org'),
  OPENALEX_API_URL: sourceUrl('OpenAlex', 'https://api.openalex.org'),
  OPENALEX_API_KEY: secret(
    'OpenAlex answers only with a key, which is free; without one it is not asked.',
    'set it to the key from openalex.org/settings/api',
  ),
  SEMANTIC_SCHOLAR_API_URL: sourceUrl(
    'Semantic Scholar’s Graph API',
    'https://api.semanticscholar.org/graph/v1',
  ),
  SEMANTIC_SCHOLAR_API_KEY: secret(
    'Semantic Scholar answers without a key too, from a pool all share.',
    'set it to the key Semantic Scholar gave you',
  ),
  HUGGINGFACE_API_URL: sourceUrl('Hugging Face, for its daily papers', 'https://huggingface.co/api'),
  ZOTERO_API_URL: sourceUrl('Zotero’s Web API', 'https://api.zotero.org'),
  ZOTERO_API_KEY: secret(
    'Zotero needs a key for groups that are not public alone.',
    'set it to the key from zotero.org/settings/keys',
  ),
  FEED_ORIGINS: {
    help: 'Origins whose feeds you vouch for, apart by spaces, such as http://lab.internal; others must be public and https.',
    fallback: '',
    schema: text.refine((value) => value.split(/\s+/).every((each) => each === '' || isOrigin(each))),
    mend: 'set it to origins such as http://lab.internal, apart by spaces',
  },
  SETTLE_AFTER_MS: {
    help: 'How long an unknown post is left before the channel is read back, in milliseconds; trials shorten it.',
    fallback: '120000',
    schema: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .pipe(z.int().max(600_000)),
    mend: 'set it to a number of milliseconds from 0 to 600000',
  },
  SECRET_KEY: secret(
    'Encrypts the tokens of workspaces that install through /slack/install; at least 32 characters. Keep it safe.',
    'set it to a random text of at least 32 characters',
  ),
  SECRET_KEY_FILE: {
    help: 'A file that holds the key instead.',
    fallback: '',
    schema: text,
    mend: 'set it to the path of a readable file',
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;

function isTimeZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

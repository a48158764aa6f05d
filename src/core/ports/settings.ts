/** How this installation talks to Slack, read from the environment by src/config.ts. */
export interface SlackSettings {
  /** `socket` needs no public address; `http` is served at `/slack/events` on PORT. */
  transport: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };
  /** One workspace by its token, or many that install through `/slack/install`. */
  tenancy:
    | { kind: 'one'; botToken: string }
    | { kind: 'many'; clientId: string; clientSecret: string; stateSecret: string; secretKey: string };
  /** Base of the Web API, with its slash at the end. */
  apiUrl: string;
  /** Put before every slash command's name: `lab-` makes `/lab-paper`. */
  commandPrefix: string;
}

/** How this installation talks to Discord. */
export interface DiscordSettings {
  token: string;
  /** Looked up when not given. */
  applicationId: string | null;
  /** Base of the REST API without a version: `https://discord.com/api`. */
  apiUrl: string;
  /** Which parts of the servers this process serves; `null` or none for all of them. */
  shards?: { ids: readonly number[]; count: number } | null;
}

/** An OpenAI-compatible API that may write summaries. */
export interface OpenAiSettings {
  /** Without a slash at the end: `https://api.openai.com/v1`. */
  baseUrl: string;
  /** Empty where it asks for none. */
  apiKey: string;
  model: string;
}

/** How paper sources are asked. */
export interface SourceSettings {
  /** An address sources may write to; empty for none. */
  contact: string;
  /** Bases by the names of sources. */
  baseUrls: Readonly<Record<SourceName, string>>;
  /** Empty where there is none. */
  keys: Readonly<Record<'openalex' | 'semantic-scholar' | 'zotero', string>>;
  /** Origins whose feeds the operator vouches for. */
  feedOrigins: readonly string[];
}

export type SourceName = 'arxiv' | 'doi' | 'openalex' | 'semantic-scholar' | 'hf-daily' | 'zotero';

import type { StoredFile, World } from './world.ts';

/** One request, understood: `at` are the parts of the path its route names. */
export interface Asked {
  world: World;
  at: Readonly<Record<string, string>>;
  query: URLSearchParams;
  json: unknown;
  files: StoredFile[];
}

export interface Answered {
  status: number;
  json?: unknown;
}

export interface Route {
  /** Method and path with named parts: `POST /channels/:channel/messages`. */
  name: string;
  /** Works without the bot's token. */
  open?: boolean;
  run(asked: Asked): Answered;
}

export function ok(json: unknown): Answered {
  return { status: 200, json };
}

export const NO_CONTENT: Answered = { status: 204 };

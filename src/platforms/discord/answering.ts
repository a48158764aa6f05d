import { sentence } from '../../core/cards/reply.ts';
import { writeCall } from '../../core/command/call-token.ts';
import type { Command } from '../../core/command/command.ts';
import type { Call, Document, Form, Reply } from '../../core/document/document.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Painter } from '../../core/ports/painter.ts';
import type { Desk, Inbound } from '../../core/ports/platform.ts';
import type { Seen } from '../../core/ports/seen.ts';
import { createRecent, type Recent } from '../../core/recent.ts';
import type { DiscordApi } from './api.ts';
import { causeOf, type Failure, failureOf } from './failures.ts';
import { type Operators, withOperator } from './operators.ts';
import type { Asker } from './person.ts';
import { type After, DISCORD_TIMING, MOST_ANSWERS_KEPT, MOST_REMEMBERED } from './timing.ts';

/** What it takes to answer people on Discord. */
export interface Answering {
  desk: Desk;
  commands: readonly Command[];
  api: DiscordApi;
  log: Log;
  /** Base of the REST API. */
  apiUrl: string;
  operators: Operators;
  /** Paints charts; `null` where they are shown in words. */
  painter: Painter | null;
  nowMs(): number;
  after: After;
  /** The bot's own user id; empty before Discord has greeted us. */
  botId(): string;
  /** Permission bits of a member, from what Discord told us of the server's roles. */
  permissionsIn(guildId: string, userId: string, roleIds: readonly string[]): bigint;
  /** Called when Discord no longer takes the bot's token. */
  onTokenRefused(): void;
  memory: Memory;
  /** What other processes on the same token have acted on. */
  seen: Seen;
}

/** What is remembered between events; all of it may be lost without harm beyond a repeated answer. */
export interface Memory {
  /** Ids of interactions and messages that were seen. */
  seen: Recent<true>;
  /** Forms offered behind a button, by `formKey`. */
  forms: Recent<Form>;
  /** Answers for one person that were asked for where everybody reads along, by the id of their message. */
  answers: Recent<{ person: string; document: Document }>;
  /** What became of sharing, by the id of the private message. */
  shared: Recent<'posted' | 'failed'>;
  /** What own messages were last to be changed to, by channel and message. */
  edits: Recent<Document>;
  /** The last suggestion a person asked for, by person and command. */
  typing: Recent<string>;
  /** Channels that refused us. */
  refused: Recent<true>;
}

export function createMemory(): Memory {
  return {
    seen: createRecent(DISCORD_TIMING.repeatedForMs, MOST_REMEMBERED),
    forms: createRecent(DISCORD_TIMING.formKeptForMs, MOST_REMEMBERED),
    answers: createRecent(DISCORD_TIMING.formKeptForMs, MOST_ANSWERS_KEPT),
    shared: createRecent(DISCORD_TIMING.repeatedForMs, MOST_REMEMBERED),
    edits: createRecent(DISCORD_TIMING.repeatedForMs, MOST_REMEMBERED),
    typing: createRecent(DISCORD_TIMING.suggestWithinMs * 2, MOST_REMEMBERED),
    refused: createRecent(DISCORD_TIMING.refusedForMs, MOST_REMEMBERED),
  };
}

/** Under what a form is kept until the person it was offered to presses the button that calls it. */
export function formKey({ person, place }: Asker, call: Call): string {
  return `${place.id} ${person.id} ${writeCall(call)}`;
}

/** Asks the desk; should it fail after all, the person is told so in words. */
export async function ask(answering: Answering, inbound: Inbound): Promise<Reply> {
  const { desk, log } = answering;
  try {
    return await desk.answer({ ...inbound, person: await withOperator(answering, inbound) });
  } catch (error) {
    log.error({ place: inbound.place.kind, ...causeOf(error) }, 'a question could not be answered');
    const words = 'Something went wrong on my side. Please try again in a moment.';
    return { kind: 'document', document: sentence(words) };
  }
}

/** What came of a call to Discord. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

const IN_WORDS: Readonly<Record<Failure, string>> = {
  'too-late': 'Discord had given up waiting for an answer, or another process runs on the same token',
  'already-answered': 'this was answered already, perhaps by another process on the same token',
  'token-refused': 'Discord refused the token: set DISCORD_TOKEN to the bot token of the Developer Portal',
  'place-refused': 'Discord does not let Broadsheet write there',
  'payload-refused': 'Discord refused the form of an answer',
  unreachable: 'an answer could not be sent to Discord',
};

/** Makes a call to Discord; a failure is logged in words and never thrown. */
export async function attempt<T>(answering: Answering, call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const failure = failureOf(error);
    const isLate = failure === 'too-late' || failure === 'already-answered';
    answering.log[isLate ? 'info' : 'warn'](causeOf(error), IN_WORDS[failure]);
    if (failure === 'token-refused') answering.onTokenRefused();
    return { ok: false, failure };
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A platform that keeps its own limits, in a process of its own: what is measured of the program is then the
 * program's alone.
 */
export interface LimitedSide {
  facts: SideFacts;
  counts(): Promise<SideCounts>;
  /** All messages of ours that stand there. */
  standing(): Promise<Standing[]>;
  stop(): Promise<void>;
}

export interface SideOrder {
  platform: 'slack' | 'discord';
  /** Channels of each tenant. */
  sizes: readonly number[];
  /** This share of posts is answered 429, with one to twenty seconds to wait. */
  storm: { share: number; seed: number } | null;
}

export interface SideFacts {
  apiUrl: string;
  /** Discord: the bot's token. Slack: the app's, for Socket Mode. */
  token: string;
  tenants: SideTenant[];
}

export interface SideTenant {
  tenant: string;
  channels: string[];
  /** Of a Slack workspace; empty elsewhere. */
  botToken: string;
  botUser: string;
}

export interface SideCounts {
  /** Messages that stand. */
  posts: number;
  /** Calls the platform counts for its limits. */
  calls: number;
  /** Calls refused with 401, 403 or 429, over all and in the worst ten minutes. */
  refused: number;
  refusedInTenMinutes: number;
  /** Calls refused for a limit of the platform's own, not by the storm. */
  limited: number;
  /** Calls that came before a Retry-After was over. */
  early: number;
}

export interface Standing {
  channel: string;
  marker: string;
  role: 'issue' | 'thread' | 'notice';
  /** Milliseconds since 1970. */
  atMs: number;
}

/** What the side is asked, and what it answers; the first message of all is `SideFacts`. */
export type SideQuestion = 'counts' | 'standing' | 'stop';

const PROCESS = join(dirname(fileURLToPath(import.meta.url)), 'limited-side-process.js');

/** Starts it; rejects when it ends before it is up. */
export async function startLimitedSide(order: SideOrder): Promise<LimitedSide> {
  const child = fork(PROCESS, [JSON.stringify(order)]);
  const facts = (await messageOf(child)) as SideFacts;
  let asking: Promise<unknown> = Promise.resolve();
  const ask = (question: SideQuestion): Promise<unknown> => {
    asking = asking.then(async () => {
      const answer = messageOf(child);
      child.send(question);
      return answer;
    });
    return asking;
  };
  return {
    facts,
    counts: async () => (await ask('counts')) as SideCounts,
    standing: async () => (await ask('standing')) as Standing[],
    async stop() {
      await asking;
      const ended = once(child, 'exit');
      child.send('stop' satisfies SideQuestion);
      await ended;
    },
  };
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController();
  const ended = once(child, 'exit', { signal: stop.signal }).then(() => {
    throw new Error('the process of the far side ended');
  });
  ended.catch(() => undefined);
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: stop.signal }), ended]);
    return message;
  } finally {
    stop.abort();
  }
}

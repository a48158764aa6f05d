import type { PaperDraft } from '../../src/core/paper/paper.ts';
import type { Http } from '../../src/core/ports/http.ts';
import type { PaperSource } from '../../src/core/ports/source.ts';
import type { Identifier } from '../../src/core/query/query.ts';
import type { ReplayAnswer, ReplayRequest, ReplayScript } from '../support/replay-server.ts';

/** What the far side says, by path (`/api/query`). */
export type Answers = Readonly<Record<string, ReplayScript>>;

/** What a source is tried on. Papers, people and addresses in it are invented. */
export interface SourceSamples {
  /** `baseUrl` is the far side's, without a slash at its end. */
  make(parts: { http: Http; baseUrl: string; now: () => Date }): PaperSource;
  identifier: IdentifierSamples | null;
  title: TitleSamples | null;
  reading: ReadingSamples | null;
  /** What a web page in place of an answer is: trouble of the far side, or the mistake of who gave the address. */
  webPageIs?: 'trouble' | 'mistake';
}

export interface IdentifierSamples {
  known: Identifier;
  answers: Answers;
  /** What is found must say at least this. */
  finds: Partial<PaperDraft>;
  /** An identifier of the same kind that the far side does not know. */
  unknown: Identifier;
  unknownAnswers: Answers;
}

export interface TitleSamples {
  known: string;
  answers: Answers;
  finds: Partial<PaperDraft>;
  /** A title for which the far side's best is another paper, however alike. */
  other: string;
  otherAnswers: Answers;
  /** The far side has nothing at all for a title. */
  nothingAnswers: Answers;
}

export interface ReadingSamples {
  ref(baseUrl: string): string;
  /** At least two papers, all readable. */
  answers: Answers;
  /** Their titles and dates, in order. */
  finds: readonly { title: string; published: string | null }[];
  /** The same reference, with one element that cannot be read among those that can. */
  damagedAnswers: Answers;
  /** The titles that are kept of it. */
  kept: readonly string[];
  /** The same reference, with no papers for it. */
  emptyAnswers: Answers;
  /** One paper that says nothing but its title and what finds it. */
  bareAnswers: Answers;
  /** One paper with this text, escaped as the format asks, in its title, abstract and an author's name. */
  hostileAnswers(text: string): Answers;
  /** References it cannot read. */
  refused: readonly string[];
}

/** The same answers, each changed. */
export function changed(answers: Answers, change: (answer: ReplayAnswer) => ReplayAnswer): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([path, script]): [string, ReplayScript] => [
      path,
      async (request: ReplayRequest) => change(await answerOf(script, request)),
    ]),
  );
}

async function answerOf(script: ReplayScript, request: ReplayRequest): Promise<ReplayAnswer> {
  if (typeof script === 'function') return script(request);
  if (!('length' in script)) return script;
  return script[Math.min(request.turn, script.length - 1)] ?? {};
}

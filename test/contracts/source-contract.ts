import { describe, expect, it } from 'vitest';
import { AskerError, RefusedAddress, SourceUnavailable } from '../../src/core/errors.ts';
import { parseArxivId } from '../../src/core/identifiers/index.ts';
import type { PaperDraft } from '../../src/core/paper/paper.ts';
import { isPublished } from '../../src/core/paper/published.ts';
import type { ReadEvent } from '../../src/core/ports/formats.ts';
import type { PaperSource, SourceReading } from '../../src/core/ports/source.ts';
import { papersOf, skippedOf } from '../formats/read-all.ts';
import { settle } from '../support/hand-clock.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { type ReplayAnswer, startReplayServer } from '../support/replay-server.ts';
import { openSourceClient, PRIVATE_HOST } from '../support/source-client.ts';
import { type Answers, changed, type SourceSamples } from './source-samples.ts';

export type { Answers, SourceSamples } from './source-samples.ts';

const WHOLE: SourceReading = { limit: 50, since: null };
const WEB_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Please sign in.</body></html>';
const MEGABYTE = 1_000_000;
/** Controls but newline, direction marks, hidden tags, half surrogates, calls to a whole chat. */
const ACTING =
  /[^\P{Cc}\n]|\p{Cs}|[\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]|(?:@|<!)(?:everyone|here|channel)\b/u;

/** A question, the answers it gets, and how it is put. */
interface Question {
  name: string;
  answers: Answers;
  ask(source: PaperSource, baseUrl: string): Promise<unknown>;
}

/**
 * What every source promises, tried over the outgoing client against a far side at 127.0.0.1: "nothing found" is
 * `null` or no event, whatever else the far side says is a `SourceUnavailable`, one bad element costs no other, and
 * nothing of a paper's text acts.
 */
export function sourceContract(name: string, samples: SourceSamples): void {
  const { identifier, title, reading } = samples;
  const questions: Question[] = [];
  if (identifier !== null) {
    const ask = (source: PaperSource) => source.byIdentifier(identifier.known);
    questions.push({ name: 'asked by identifier', answers: identifier.answers, ask });
  }
  if (title !== null) {
    const ask = (source: PaperSource) => source.byTitle(title.known);
    questions.push({ name: 'asked by title', answers: title.answers, ask });
  }
  if (reading !== null) {
    const ask = (source: PaperSource, baseUrl: string) => collect(source.read(reading.ref(baseUrl), WHOLE));
    questions.push({ name: 'read', answers: reading.answers, ask });
  }

  describe(`the source ${name}`, () => {
    it('can what it says it can', async () => {
      const { source } = await open(samples, {});

      expect(source.name).toBe(name);
      expect(source.title).not.toBe('');
      expect(source.can.titles).toBe(title !== null);
      expect(source.can.refs !== null).toBe(reading !== null);
      expect(source.can.identifiers.length > 0).toBe(identifier !== null);
    });

    if (identifier !== null) {
      it('finds the paper an identifier names', async () => {
        const { source, client } = await open(samples, identifier.answers);

        const { value, error } = await client.settled(source.byIdentifier(identifier.known));

        expect(error).toBeNull();
        expect(value).toMatchObject(identifier.finds);
        expectSound(value);
      });

      it('finds nothing for an identifier nobody knows', async () => {
        const { source, client } = await open(samples, identifier.unknownAnswers);

        const outcome = await client.settled(source.byIdentifier(identifier.unknown));

        expect(outcome).toEqual({ value: null, error: null });
      });
    }

    if (title !== null) {
      it('finds the paper with a title', async () => {
        const { source, client } = await open(samples, title.answers);

        const { value, error } = await client.settled(source.byTitle(title.known));

        expect(error).toBeNull();
        expect(value).toMatchObject(title.finds);
        expectSound(value);
      });

      it('refuses a hit with another title, however alike', async () => {
        const { source, client } = await open(samples, title.otherAnswers);

        const outcome = await client.settled(source.byTitle(title.other));

        expect(outcome).toEqual({ value: null, error: null });
      });

      it('finds nothing for a title nobody knows', async () => {
        const { source, client } = await open(samples, title.nothingAnswers);

        const outcome = await client.settled(source.byTitle(title.known));

        expect(outcome).toEqual({ value: null, error: null });
      });
    }

    if (reading !== null) {
      const read = async (answers: Answers, options: SourceReading = WHOLE) => {
        const { source, client, baseUrl } = await open(samples, answers);
        const outcome = await client.settled(collect(source.read(reading.ref(baseUrl), options)));
        expect(outcome.error).toBeNull();
        return outcome.value ?? [];
      };

      it('reads papers in order, with their dates', async () => {
        const events = await read(reading.answers);

        const found = papersOf(events).map(({ title, published = null }) => ({ title, published }));
        expect(found).toEqual(reading.finds);
        expect(skippedOf(events)).toEqual([]);
        for (const paper of papersOf(events)) expectSound(paper);
      });

      it('keeps what it can of an answer with a bad element, and says which it skipped', async () => {
        const events = await read(reading.damagedAnswers);

        expect(papersOf(events).map(({ title }) => title)).toEqual(reading.kept);
        expect(skippedOf(events).length).toBeGreaterThan(0);
        for (const { where, why } of skippedOf(events)) {
          expect(where).not.toBe('');
          expect(why).not.toBe('');
        }
      });

      it('reads nothing where there is nothing', async () => {
        const events = await read(reading.emptyAnswers);

        expect(papersOf(events)).toEqual([]);
        expect(skippedOf(events)).toEqual([]);
      });

      it('reads a paper that says little more than its title', async () => {
        const papers = papersOf(await read(reading.bareAnswers));

        expect(papers).toHaveLength(1);
        for (const paper of papers) expectSound(paper);
      });

      it.each([0, 1])('reads at most %i when told so', async (limit) => {
        const events = await read(reading.answers, { limit, since: null });

        expect(papersOf(events)).toHaveLength(limit);
      });

      it('gives the same events for the same answers', async () => {
        const first = await read(reading.damagedAnswers);
        const second = await read(reading.damagedAnswers);

        expect(second).toEqual(first);
      });

      it.each(hostileStrings)('lets nothing act: $name', async ({ text }) => {
        const events = await read(reading.hostileAnswers(text));

        for (const each of textsIn(events)) expect(each).not.toMatch(ACTING);
        for (const paper of papersOf(events)) expectSound(paper);
      });

      it.each(reading.refused.map((ref) => ({ ref })))(
        'cannot read the reference "$ref"',
        async ({ ref }) => {
          const { source, client } = await open(samples, {});

          const { error } = await client.settled(collect(source.read(ref, WHOLE)));

          expect(error).toBeInstanceOf(AskerError);
          expect(client.asked).toEqual([]);
        },
      );
    }

    for (const question of questions) troubles(samples, question);
  });
}

/** Whatever the far side does but answer is a `SourceUnavailable`. */
function troubles(samples: SourceSamples, { name, answers, ask }: Question): void {
  const always = (answer: ReplayAnswer) => changed(answers, () => answer);
  const bodies = (change: (body: string) => string) =>
    changed(answers, (answer) => ({ ...answer, body: change(String(answer.body ?? '')) }));
  const half = (body: string) => body.slice(0, Math.floor(body.length / 2));

  const cases: readonly { what: string; answers: Answers }[] = [
    { what: 'too many requests', answers: always({ status: 429, body: 'Rate exceeded.' }) },
    { what: 'trouble of its own', answers: always({ status: 500, body: 'oops' }) },
    { what: 'a gateway without a host', answers: always({ status: 503, body: WEB_PAGE }) },
    { what: 'a refusal', answers: always({ status: 403, body: WEB_PAGE }) },
    { what: 'plain text', answers: always({ body: 'Rate exceeded.' }) },
    { what: 'nothing', answers: always({ body: '' }) },
    { what: 'half an answer', answers: bodies(half) },
    {
      what: 'an answer that breaks off',
      answers: changed(answers, (answer) => ({ ...answer, cutAfterBytes: 9 })),
    },
    { what: 'no connection', answers: always({ instead: 'hang-up' }) },
  ];

  describe(`${name}, the far side unable`, () => {
    it.each(cases)('says so: $what', async ({ answers: unable }) => {
      const { source, client, baseUrl } = await open(samples, unable);

      const { error } = await client.settled(ask(source, baseUrl));

      expect(error).toBeInstanceOf(SourceUnavailable);
      expect((error as Error).message).not.toBe('');
    });

    it('says so when there is a web page instead', async () => {
      const { source, client, baseUrl } = await open(samples, always({ body: WEB_PAGE }));

      const { error } = await client.settled(ask(source, baseUrl));

      expect(error).toBeInstanceOf(samples.webPageIs === 'mistake' ? AskerError : SourceUnavailable);
    });

    it('gives up one that never answers', async () => {
      const { source, client, baseUrl } = await open(samples, always({ instead: 'silence' }));

      const { error } = await client.outwaited(ask(source, baseUrl));

      expect(error).toBeInstanceOf(SourceUnavailable);
    });

    it('gives up one that drips', async () => {
      const { source, client, baseUrl } = await open(
        samples,
        changed(answers, () => ({ body: dripping() })),
      );

      const { error } = await client.outwaited(ask(source, baseUrl));

      expect(error).toBeInstanceOf(SourceUnavailable);
    });

    it('does not take fifty megabytes', async () => {
      let sent = 0;
      const flood = function* () {
        for (; sent < 50; sent += 1) yield Buffer.alloc(MEGABYTE, ' ');
      };
      const { source, client, baseUrl } = await open(
        samples,
        changed(answers, () => ({ body: flood() })),
      );

      const { error } = await client.settled(ask(source, baseUrl));

      expect(error).toBeInstanceOf(SourceUnavailable);
      expect(sent).toBeLessThan(50);
    });

    it.each([`https://${PRIVATE_HOST}/secret`, 'http://169.254.169.254/latest/meta-data/'])(
      'is not led to %s',
      async (location) => {
        const { source, client, baseUrl } = await open(
          samples,
          changed(answers, () => ({ status: 302, headers: { location } })),
        );

        const { error } = await client.settled(ask(source, baseUrl));

        expect(error instanceof RefusedAddress || error instanceof SourceUnavailable).toBe(true);
        expect(client.asked.filter((url) => !url.startsWith(baseUrl))).toEqual([]);
      },
    );
  });
}

async function open(samples: SourceSamples, answers: Answers) {
  const server = await startReplayServer(answers);
  const client = openSourceClient();
  const source = samples.make({ http: client.http, baseUrl: server.url, now: client.now });
  return { source, client, server, baseUrl: server.url };
}

async function collect(events: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const all: ReadEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function* dripping(): AsyncGenerator<string> {
  for (;;) {
    yield ' ';
    await settle();
  }
}

/** A draft holds facts or leaves them out; none is blank, and each is of its form. */
function expectSound(paper: PaperDraft | null): void {
  if (paper === null) return;
  expect(paper.title).not.toBe('');
  for (const text of [paper.abstract, paper.venue, ...(paper.authors ?? [])]) expect(text).not.toBe('');
  if (typeof paper.published === 'string') expect(isPublished(paper.published)).toBe(true);
  if (typeof paper.arxivId === 'string') expect(parseArxivId(paper.arxivId)?.id).toBe(paper.arxivId);
  if (typeof paper.doi === 'string') expect(paper.doi).toMatch(/^10\.\d{4,9}(?:\.\d+)*\/[^A-Z\s]+$/);
  if (typeof paper.url === 'string') expect(paper.url).toMatch(/^https?:\/\/[^\s@]+$/);
  if (typeof paper.version === 'number') expect(paper.version).toBeGreaterThan(0);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperReader, PaperWriter, ReadEvent } from '../../src/core/ports/formats.ts';
import { arbitraryPaper, hostileText, paperWith } from '../formats/arbitrary-paper.ts';
import { papersOf, readAll, skippedOf } from '../formats/read-all.ts';

/** Contents a reader is tried on, in its own format. */
export interface ReaderSamples {
  /** Read without anything skipped; at least two papers. */
  good: string;
  /** Holds at least one readable paper and one thing that cannot be read. */
  damaged: string;
}

/** Controls but tab and newline, direction marks, hidden tags, half surrogates: nothing of it may pass. */
const ACTING =
  /[^\P{Cc}\t\n]|\p{Cs}|[\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;
const PLACE = /^(?:line \d+|entry .+)$/;

/** What every reader promises. */
export function readerContract(name: string, makeReader: () => PaperReader, samples: ReaderSamples): void {
  describe(`the reader ${name}`, () => {
    it('reads a good file whole', async () => {
      const events = await readAll(makeReader(), samples.good);

      expect(papersOf(events).length).toBeGreaterThanOrEqual(2);
      expect(skippedOf(events)).toEqual([]);
    });

    it('keeps the readable part of a damaged file and says where and why the rest was skipped', async () => {
      const events = await readAll(makeReader(), samples.damaged);

      expect(papersOf(events).length).toBeGreaterThanOrEqual(1);
      expect(skippedOf(events).length).toBeGreaterThanOrEqual(1);
      for (const { where, why } of skippedOf(events)) {
        expect(where).toMatch(PLACE);
        expect(why).not.toBe('');
      }
    });

    it('gives the same events when it reads twice', async () => {
      const reader = makeReader();

      const first = await readAll(reader, samples.damaged);
      const second = await readAll(reader, samples.damaged);

      expect(second).toEqual(first);
    });

    it('gives the same events however the content is cut into pieces', async () => {
      for (const sample of [samples.good, samples.damaged, samples.good.replaceAll('\n', '\r\n')]) {
        const whole = await readAll(makeReader(), sample);

        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 20 }),
            async (lengths) => {
              expect(await readAll(makeReader(), sample, [...lengths, 1])).toEqual(whole);
            },
          ),
          { numRuns: 15 },
        );
      }
    });

    it('reads lines ended by CR LF, and a byte order mark, like plain ones', async () => {
      const plain = await readAll(makeReader(), samples.good);

      const windows = await readAll(makeReader(), `\uFEFF${samples.good.replaceAll('\n', '\r\n')}`);

      expect(windows).toEqual(plain);
    });

    it('survives any text, and lets nothing through that acts', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(hostileText, fc.string({ unit: 'binary' })), { maxLength: 20 }),
          async (lines) => {
            expectInert(await readAll(makeReader(), lines.join('\n')));
          },
        ),
        { numRuns: 100 },
      );
    });

    it('survives a good file with pieces cut out, doubled and overwritten', async () => {
      const place = fc.integer({ min: 0, max: samples.good.length });
      const change = fc.record({ from: place, length: fc.integer({ min: 0, max: 300 }), put: hostileText });

      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          const mutated = changes.reduce(
            (text, { from, length, put }) => text.slice(0, from) + put + text.slice(from + length),
            samples.good,
          );

          expectInert(await readAll(makeReader(), mutated));
        }),
        { numRuns: 150 },
      );
    });

    it('survives a good file cut off anywhere', async () => {
      const step = Math.max(1, Math.floor(samples.good.length / 150));
      for (let length = 0; length < samples.good.length; length += step) {
        expectInert(await readAll(makeReader(), samples.good.slice(0, length)));
      }
    });
  });
}

/** What every writer promises. */
export function writerContract(name: string, makeWriter: () => PaperWriter): void {
  describe(`the writer ${name}`, () => {
    it('lets nothing through that acts, whatever the papers hold', () => {
      fc.assert(
        fc.property(fc.array(arbitraryPaper(hostileText), { maxLength: 4 }), (papers) => {
          const file = [...makeWriter().write(papers)].join('');

          expect(file.replaceAll('\r\n', '\n')).not.toMatch(ACTING);
        }),
        { numRuns: 150 },
      );
    });

    it('writes the same file twice', () => {
      const papers = [paperWith(), paperWith({ title: 'Another', published: '2022' }), paperWith()];
      const writer = makeWriter();

      expect([...writer.write(papers)]).toEqual([...writer.write(papers)]);
    });

    it('writes a file for an empty library', () => {
      expect(() => [...makeWriter().write([])].join('')).not.toThrow();
    });

    it('writes a paper before it asks for the next', () => {
      let asked = 0;
      function* papers() {
        for (const title of ['First Title', 'Second Title']) {
          asked += 1;
          yield paperWith({ title });
        }
      }

      for (const piece of makeWriter().write(papers())) if (piece.includes('First')) break;

      expect(asked).toBe(1);
    });
  });
}

function expectInert(events: readonly ReadEvent[]): void {
  for (const text of textsIn(events)) expect(text).not.toMatch(ACTING);
  for (const event of events) if ('where' in event) expect(event.where).toMatch(PLACE);
  for (const paper of papersOf(events)) expect(paper.title).not.toBe('');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

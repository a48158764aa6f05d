import { SourceUnavailable } from '../../src/core/errors.ts';
import { parseIdentifier } from '../../src/core/identifiers/index.ts';
import type { PaperDraft } from '../../src/core/paper/paper.ts';
import type { ReadEvent } from '../../src/core/ports/formats.ts';
import type { PaperSource, SourceAbilities, SourceReading } from '../../src/core/ports/source.ts';
import type { Identifier } from '../../src/core/query/query.ts';
import { normaliseTitle } from '../../src/core/text/title.ts';

/** A source of invented papers, and what it was asked. */
export interface FakeSource extends PaperSource {
  asked: string[];
  readings: SourceReading[];
  /** What it holds now. */
  papers: PaperDraft[];
  /** What it throws instead of answering; `null`: it answers. */
  fault: Error | null;
}

export function fakeSource(
  name: string,
  title: string,
  papers: PaperDraft[],
  can: Partial<SourceAbilities> = {},
): FakeSource {
  const source: FakeSource = {
    name,
    title,
    can: { identifiers: ['arxiv', 'doi'], titles: true, refs: 'a query', follows: true, ...can },
    asked: [],
    readings: [],
    papers,
    fault: null,
    async byIdentifier(identifier) {
      ask(identifier.kind === 'doi' ? identifier.doi : identifier.id);
      return source.papers.find((paper) => isNamed(paper, identifier)) ?? null;
    },
    async byTitle(wanted) {
      ask(wanted);
      return source.papers.find((paper) => normaliseTitle(paper.title) === normaliseTitle(wanted)) ?? null;
    },
    async *read(ref, reading): AsyncGenerator<ReadEvent> {
      source.readings.push(reading);
      for (const [index, paper] of source.papers.slice(0, reading.limit).entries()) {
        yield { kind: 'paper', paper, where: `paper ${index + 1}` };
      }
      ask(ref);
    },
  };
  return source;

  function ask(what: string): void {
    source.asked.push(what);
    if (source.fault !== null) throw source.fault;
  }
}

/** What a source throws that cannot answer just now. */
export function away(title: string, retryAfterMs: number | null = null): SourceUnavailable {
  return new SourceUnavailable(title, `${title} refused with 503.`, retryAfterMs);
}

function isNamed({ arxivId, doi }: PaperDraft, wanted: Identifier): boolean {
  const own = [arxivId, doi].map((id) => (id == null ? null : parseIdentifier(id)));
  return own.some((each) => each !== null && JSON.stringify(nameOf(each)) === JSON.stringify(nameOf(wanted)));
}

function nameOf(identifier: Identifier): string {
  return identifier.kind === 'doi' ? identifier.doi : identifier.id;
}

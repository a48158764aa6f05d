import type { ReadEvent, ReadSettings } from '../../core/ports/formats.ts';
import { addLine, type Entry, entryEvents, startEntry } from './entry.ts';
import { emptyHeader, headerEvents, withHeaderLine } from './header.ts';
import { type Heading, isCutHeading, parseBrokenHeading, parseHeading } from './heading.ts';
import { type PagePlace, pagePlaces } from './page-lines.ts';
import { looksLikePeople } from './people.ts';
import { quote } from './quote.ts';

/** The events of a page: its author first, then paper by paper, each with what could not be read of it. */
export async function* readPage(
  content: AsyncIterable<string>,
  settings: ReadSettings,
): AsyncGenerator<ReadEvent> {
  let header = emptyHeader();
  let entry: Entry | null = null;
  let listed = 0;
  const settingsOf = (atEnd: boolean) => ({
    captured: settings.captured,
    owner: header.name?.text ?? null,
    atEnd,
  });

  for await (const place of pagePlaces(content)) {
    const { line } = place;
    if (line.tooLong) {
      yield { kind: 'skipped', where: `line ${line.number}`, why: 'the line is longer than 1 MB' };
      continue;
    }
    const heading = headingAt(place, entry);
    if (heading !== null) {
      yield* entry === null ? headerEvents(header) : entryEvents(entry, settingsOf(false));
      entry = startEntry(line, heading);
      listed += 1;
    } else if (entry === null) {
      header = withHeaderLine(header, line);
    } else if (isCutAtEnd(place)) {
      yield {
        kind: 'skipped',
        where: `line ${line.number}`,
        why: `the page ends inside an entry: ${quote(line.text)}`,
      };
    } else {
      addLine(entry, line);
    }
  }

  yield* entry === null ? headerEvents(header) : entryEvents(entry, settingsOf(true));
  if (listed === 0) yield { kind: 'skipped', where: 'line 1', why: 'the page lists no paper' };
  if (header.announced !== null && header.announced !== listed) {
    yield { kind: 'note', text: `the page announces ${header.announced} papers and lists ${listed}` };
  }
}

function headingAt(place: PagePlace, entry: Entry | null): Heading | null {
  const heading = parseHeading(place.line.text);
  if (heading !== null) return isInsideAbstract(place, entry) ? null : heading;
  const broken = parseBrokenHeading(place.line.text);
  return broken !== null && isFollowedByEntry(place) ? broken : null;
}

/**
 * An abstract may begin with words that look like a heading. Where an abstract is due, only a title right below,
 * or authors soon after, make it one.
 */
function isInsideAbstract({ next, afterNext }: PagePlace, entry: Entry | null): boolean {
  if (entry?.body.length !== 2 || next === undefined || !next.afterBlank) return false;
  return !looksLikePeople(next.text) && !(afterNext !== undefined && looksLikePeople(afterNext.text));
}

/** Whether a title stands right below and authors after an empty line, as nowhere else on the page. */
function isFollowedByEntry({ line, next, afterNext }: PagePlace): boolean {
  if (!line.afterBlank || next === undefined || next.afterBlank) return false;
  return afterNext?.afterBlank === true && looksLikePeople(afterNext.text);
}

function isCutAtEnd({ line, next }: PagePlace): boolean {
  return next === undefined && line.afterBlank && isCutHeading(line.text);
}

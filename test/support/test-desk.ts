import { commands } from '../../commands/index.ts';
import type { Action, Block, Call, Document, Reply } from '../../src/core/document/document.ts';
import type { IncomingFile } from '../../src/core/document/incoming-file.ts';
import type { MessageRef } from '../../src/core/document/message-ref.ts';
import { plainText } from '../../src/core/document/plain-text.ts';
import type { PaperDraft } from '../../src/core/paper/paper.ts';
import type { Person, Place } from '../../src/core/person.ts';
import type { ReadEvent } from '../../src/core/ports/formats.ts';
import type { Log } from '../../src/core/ports/log.ts';
import type { Inbound } from '../../src/core/ports/platform.ts';
import type { PaperSource } from '../../src/core/ports/source.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { decodeText } from '../../src/formats/decode.ts';
import { readers, writers } from '../../src/formats/index.ts';
import { createMiniSearchIndex } from '../../src/search/minisearch/index.ts';
import { readSeed } from '../../src/seed.ts';
import { createLedger, type Ledger } from '../../src/services/delivery/ledger.ts';
import { createDesk } from '../../src/services/desk.ts';
import { createComposer } from '../../src/services/digests/compose.ts';
import { createDigests } from '../../src/services/digests/digests.ts';
import { createFollowing } from '../../src/services/following.ts';
import { importPapers } from '../../src/services/import-papers.ts';
import { createImporter } from '../../src/services/importer.ts';
import { createLibrary } from '../../src/services/library.ts';
import { createLibraryImport } from '../../src/services/library-import.ts';
import { createLibraryIndex } from '../../src/services/library-index.ts';
import { createLookup } from '../../src/services/lookup.ts';
import { createOutside } from '../../src/services/outside/outside.ts';
import { createPeople } from '../../src/services/people.ts';
import { plantSeed } from '../../src/services/plant-seed.ts';
import { createReading } from '../../src/services/reading.ts';
import { createSourceFollows, type SourceFollows } from '../../src/services/source-follows/source-follows.ts';
import { createStatus } from '../../src/services/status.ts';
import { createVoting } from '../../src/services/voting.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { directMessage, reader } from './people.ts';

export const NOON = new Date('2026-11-23T12:00:00Z');

/** What a test says and gets back; the real commands, services and engine over a store in memory. */
export interface TestDesk {
  store: Store;
  ledger: Ledger;
  logged: { fields: Record<string, unknown>; message: string }[];
  /** Who changed which digest. */
  audits: Record<string, unknown>[];
  /** Digests of which an issue outside the schedule was asked for. */
  posted: string[];
  /** What is followed, as the process that reads it has it. */
  sourceFollows: SourceFollows;
  /** Sets the clock, which stands at NOON. */
  at(now: Date): void;
  /** In the direct message, unless a place is given. */
  say(text: string, person?: Person, place?: Place): Promise<Reply>;
  /** Sends files in the direct message, with these words beside them. */
  handIn(files: readonly IncomingFile[], text?: string, person?: Person): Promise<Reply>;
  /** `on`: the public message the button stood on. */
  press(call: Call, person?: Person, place?: Place, on?: MessageRef): Promise<Reply>;
  /** What is said in return, as plain text. */
  hear(text: string, person?: Person, place?: Place): Promise<string>;
  complete(typed: string, person?: Person): Promise<string[]>;
}

/** A desk over the shipped library. */
export async function openSeedDesk(): Promise<TestDesk> {
  const store = openMemoryStore();
  await plantSeed(store, readSeed);
  return openTestDesk(store);
}

/** A desk over papers of the test's own. */
export async function openDeskOver(
  papers: readonly PaperDraft[],
  sources: readonly PaperSource[] = [],
): Promise<TestDesk> {
  const store = openMemoryStore();
  await importDrafts(store, papers);
  return openTestDesk(store, () => 0.5, sources);
}

export async function importDrafts(
  store: Store,
  papers: readonly PaperDraft[],
  source = 'test',
  now: Date = NOON,
) {
  const events = papers.map(
    (paper, index): ReadEvent => ({ kind: 'paper', paper, where: `paper ${index + 1}` }),
  );
  const origin = { source, ref: 'test', retrieved: '2026-11-23' };
  return importPapers(each(events), origin, { store, index: null, now });
}

export async function* each<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

export function openTestDesk(
  store: Store,
  random: () => number = () => 0.5,
  sources: readonly PaperSource[] = [],
): TestDesk {
  const logged: TestDesk['logged'] = [];
  const note = (fields: Record<string, unknown>, message: string) => void logged.push({ fields, message });
  const log: Log = { info: note, warn: note, error: note };
  const index = createLibraryIndex(store, createMiniSearchIndex()).whole();
  const library = createLibrary(store, writers, {
    openIndex: () => index,
    onChange: () => composer.libraryChanged(),
  });
  const ledger = createLedger(store.issues);
  const shared = { store, ledger, log, random, timeZoneOf: async () => null, defaultZone: 'UTC' };
  const audits: TestDesk['audits'] = [];
  const posted: string[] = [];
  const composer = createComposer({ store, ledger, openIndex: () => index, summarise: null, log });
  const digests = createDigests({
    ...shared,
    log: { ...log, info: (fields) => void audits.push(fields) },
    compose: composer.compose,
    postNow: async ({ id }) => void posted.push(id),
  });
  const lookup = createLookup(store, async () => ({ index: await index, reading: null }));
  const importer = createImporter({ store, openIndex: () => index, changed: library.changed });
  let time = NOON;
  const now = () => time;
  const sourceFollows = createSourceFollows({ store, sources, importer, now, random, log });
  const services = {
    lookup,
    library,
    imports: createLibraryImport({ readers, decode: decodeText, importer, log }),
    outside: createOutside({ sources, lookup, importer, now, log }),
    sources: sourceFollows,
    reading: createReading(store, library),
    voting: createVoting({ ...shared, lines: digests.list }),
    digests,
    following: createFollowing(shared),
    people: createPeople(store, ledger),
    status: createStatus({
      store,
      platforms: () => [],
      deliveries: async () => null,
      follows: sourceFollows.all,
      now,
      zone: 'UTC',
    }),
  };
  const desk = createDesk({ commands, services, clock: { now: () => time }, random, log });
  const answer = (said: Inbound['said'], person: Person, place: Place = directMessage, on?: MessageRef) =>
    desk.answer({ person, place, said, ...(on === undefined ? {} : { on }) });
  return {
    store,
    ledger,
    logged,
    audits,
    posted,
    sourceFollows,
    at(next) {
      time = next;
    },
    say: (text, person = reader, place) => answer({ kind: 'text', text }, person, place),
    handIn: (files, text = '', person = reader) =>
      desk.answer({ person, place: directMessage, said: { kind: 'text', text }, files }),
    press: (call, person = reader, place, on) => answer({ kind: 'call', call }, person, place, on),
    async hear(text, person = reader, place) {
      return plainText(documentOf(await answer({ kind: 'text', text }, person, place)));
    },
    async complete(typed, person = reader) {
      return (await desk.complete(typed, person)).map(({ line }) => line);
    },
  };
}

/** The document of a reply; fails the test when it is a form. */
export function documentOf(reply: Reply): Document {
  if (reply.kind !== 'document') throw new Error(`expected a document, got a ${reply.kind}`);
  return reply.document;
}

/** The button with this label; fails the test when there is none. */
export function buttonOf(reply: Reply, label: string): Extract<Action, { kind: 'button' }> {
  const found = documentOf(reply).actions.find((action) => action.label === label);
  if (found?.kind !== 'button') throw new Error(`no button “${label}”`);
  return found;
}

/** The titles of a list people choose from, with what choosing does. */
export function itemsOf(reply: Reply): { title: string; detail: string; call: Call | undefined }[] {
  return documentOf(reply)
    .blocks.filter((block): block is Extract<Block, { kind: 'list' }> => block.kind === 'list')
    .flatMap((block) => block.items)
    .map((item) => ({
      title: item.title.map((span) => span.text).join(''),
      detail: (item.detail ?? []).map((span) => span.text).join(''),
      call: item.call,
    }));
}

/** The block of a kind; fails the test when there is none. */
export function blockOf<K extends Block['kind']>(reply: Reply, kind: K): Extract<Block, { kind: K }> {
  const found = documentOf(reply).blocks.find((block) => block.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found as Extract<Block, { kind: K }>;
}

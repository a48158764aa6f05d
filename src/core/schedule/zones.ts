import { foldedWords } from '../text/fold.ts';
import { nearestNames } from './nearest-names.ts';
import { systemName } from './zone-clock.ts';
import { ABBREVIATIONS, OFTEN_ASKED, PLACES, RESPELLED } from './zone-places.ts';

/** Whether times can be told in a zone of this name on this system. */
export function isKnownZone(zone: string): boolean {
  return systemName(zone) !== null;
}

/**
 * The IANA name, in its own spelling, of what a person calls a zone: its name in any case, the city alone where one
 * zone is called after it, some other large cities, `UTC`, `GMT` or `Z`. `null` for anything else, abbreviations
 * (`CET`) and offsets (`+02:00`) too: they do not follow summer time.
 */
export function canonicalZone(text: string): string | null {
  const typed = text.trim();
  if (/[^\p{L}\p{M}\p{N}\s/_+'.-]/u.test(typed)) return null;
  const named = directory().get(keyOf(typed));
  if (named !== undefined) return named;
  if (abbreviationCity(typed) !== null || isOffset(typed)) return null;
  const system = systemName(typed);
  return system && spelling(system);
}

/** For an abbreviation such as `EST` the zone people mean by it, else `null`. */
export function abbreviationCity(text: string): string | null {
  const key = text.trim().toLowerCase();
  return Object.hasOwn(ABBREVIATIONS, key) ? (ABBREVIATIONS[key] ?? null) : null;
}

/** Whether it is a distance from UTC: `+02:00`, `UTC+2`, `GMT-0530`. */
export function isOffset(text: string): boolean {
  return /^(?:utc|gmt|z)?[+\u2212-]\d{1,2}(?::?\d{2})?$/iu.test(text.trim());
}

/**
 * Zones that what is typed may become, the best first: a city or place that begins so, one with a word that does,
 * then whole names, then any part of those. Those asked for most come first among equals, and alone where nothing is
 * typed.
 */
export function zoneSuggestions(typed: string, limit: number): string[] {
  const key = keyOf(typed.slice(0, 64));
  if (key === '') return OFTEN_ASKED.slice(0, limit);
  const ranks = new Map<string, number>();
  const propose = (zone: string, rank: number) => ranks.set(zone, Math.min(rank, ranks.get(zone) ?? rank));
  for (const [name, zone] of directory()) {
    const rank = rankOf(name, key);
    if (rank !== null) propose(zone, rank);
  }
  const meant = abbreviationCity(typed);
  if (meant !== null) propose(meant, 0);
  return [...ranks]
    .sort(([a, rankA], [b, rankB]) => rankA - rankB || oftenRank(a) - oftenRank(b) || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([zone]) => zone);
}

/** The zone whose name, city or place is spelled most nearly so; `null` when none is near. */
export function nearestZone(typed: string): string | null {
  const names = directory();
  const near = nearestNames(keyOf(typed), names.keys()).flatMap((name) => names.get(name) ?? []);
  return near.sort((a, b) => oftenRank(a) - oftenRank(b))[0] ?? null;
}

function rankOf(name: string, key: string): number | null {
  if (name === key) return 0;
  if (name.length < 3) return null;
  const isWhole = name.includes('/');
  if (name.startsWith(key)) return isWhole ? 3 : 1;
  if (name.includes(` ${key}`)) return isWhole ? 4 : 2;
  return isWhole && name.includes(key) ? 5 : null;
}

function oftenRank(zone: string): number {
  const rank = OFTEN_ASKED.indexOf(zone);
  return rank < 0 ? OFTEN_ASKED.length : rank;
}

let known: ReadonlyMap<string, string> | null = null;

/** Zones by all they are called, as `keyOf` writes it: whole names with their slashes, cities, places. */
function directory(): ReadonlyMap<string, string> {
  known ??= buildDirectory();
  return known;
}

function buildDirectory(): ReadonlyMap<string, string> {
  const names = new Map(['UTC', 'GMT', 'Z'].map((name) => [keyOf(name), 'UTC']));
  const cities = new Map<string, string | null>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    if (zone === 'UTC') continue;
    const spelled = spelling(zone);
    for (const name of new Set([zone, spelled])) {
      names.set(keyOf(name), spelled);
      const city = keyOf(name.slice(name.lastIndexOf('/') + 1));
      const other = cities.get(city);
      cities.set(city, other === undefined || other === spelled ? spelled : null);
    }
  }
  for (const [place, zone] of Object.entries(PLACES)) names.set(keyOf(place), zone);
  // A city two zones are called after names neither.
  for (const [city, zone] of cities) if (zone !== null && !names.has(city)) names.set(city, zone);
  return names;
}

/** The spelling in use of a name the system gave. */
function spelling(zone: string): string {
  const modern = RESPELLED[zone];
  return modern !== undefined && isKnownZone(modern) ? modern : zone;
}

/** In what a name agrees however it is typed: `São_Paulo`, `sao paulo`; the slashes of whole names stay. */
function keyOf(name: string): string {
  return name
    .split('/')
    .map((part) => foldedWords(part.replace(/['.]/g, '')).join(' '))
    .join('/');
}

/** `2026-11-25`: the day an instant falls on in a zone. */
export function dayOf(instant: string, zone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** `14:05` */
export function timeOf(instant: string, zone: string): string {
  return format(instant, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `Wed 25 Nov 2026, 14:05` */
export function timeInFull(instant: string, zone: string): string {
  const day = format(instant, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${day.replace(',', '')}, ${timeOf(instant, zone)}`;
}

/** `Mon 30 Nov, 09:00`, with the year where it is another one. */
export function timeAhead(instant: string, now: string, zone: string): string {
  const year = dayOf(instant, zone).slice(0, 4);
  const full = timeInFull(instant, zone);
  return dayOf(now, zone).startsWith(year) ? full.replace(` ${year},`, ',') : full;
}

/** `Today`, `Yesterday`, else the day; the year where it is another one. */
export function dayInWords(instant: string, now: string, zone: string): string {
  const day = dayOf(instant, zone);
  const today = dayOf(now, zone);
  if (day === today) return 'Today';
  if (nextDay(day) === today) return 'Yesterday';
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const words = format(instant, zone, { weekday: 'long', day: 'numeric', month: 'long', ...year });
  return words.replace(',', '');
}

/** What a date-time input shows for an instant, in a zone: `2026-11-25T14:05`. */
export function asInput(instant: string, zone: string): string {
  return `${dayOf(instant, zone)}T${timeOf(instant, zone)}`;
}

/**
 * The instant a date-time input means in a zone, as ISO; `null` for what is no date. In the hour that is skipped in
 * spring it is the time an hour on; of the two of autumn the first.
 */
export function fromInput(typed: string, zone: string): string | null {
  const wall = Date.parse(`${typed}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(typed) || Number.isNaN(wall)) return null;
  const guesses = [-24, 24].map((hours) => wall - offsetMs(wall + hours * 3_600_000, zone));
  const exact = guesses.filter((guess) => guess + offsetMs(guess, zone) === wall);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...guesses)).toISOString();
}

function offsetMs(instantMs: number, zone: string): number {
  const instant = new Date(instantMs).toISOString();
  const seconds = format(instant, zone, { second: '2-digit' }).padStart(2, '0');
  const wall = Date.parse(`${asInput(instant, zone)}:${seconds}Z`);
  return wall - Math.floor(instantMs / 1000) * 1000;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
}

function format(instant: string, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(new Date(instant));
}

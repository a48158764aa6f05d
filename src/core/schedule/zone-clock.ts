/** How far the clock of a zone is from UTC, read from `Intl`: the only place that asks for it. */

const FIELDS: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
};

/** A formatter holds tens of kilobytes and is needed only while a stretch of a zone is measured. */
const MOST_FORMATTERS = 32;
const MOST_NAMES = 2048;

const formatters = new Map<string, Intl.DateTimeFormat>();
const names = new Map<string, string | null>();

/**
 * Local time minus UTC in milliseconds, as a function of an instant at a whole second. Throws `RangeError` for a
 * zone the system does not know.
 */
export function offsetReader(zone: string): (instantMs: number) => number {
  const formatter = formatterOf(zone);
  // The order of the fields is asked for once: whole strings are made three times as fast as their parts.
  const order = formatter.formatToParts(0).flatMap(({ type }) => (Object.hasOwn(FIELDS, type) ? [type] : []));
  const place = (type: Intl.DateTimeFormatPartTypes) => order.indexOf(type);
  const [year, month, day] = [place('year'), place('month'), place('day')];
  const [hour, minute, second] = [place('hour'), place('minute'), place('second')];
  return (instantMs) => {
    const shown = (formatter.format(instantMs).match(/\d+/g) ?? []).map(Number);
    const value = (at: number) => shown[at] ?? Number.NaN;
    const wallMs = Date.UTC(
      value(year),
      value(month) - 1,
      value(day),
      value(hour),
      value(minute),
      value(second),
    );
    return wallMs - instantMs;
  };
}

/** The name under which `Intl` files a zone it knows, whatever the case; `null` when it knows none such. */
export function systemName(zone: string): string | null {
  const known = names.get(zone);
  if (known !== undefined) return known;
  const name = askSystem(zone);
  if (names.size >= MOST_NAMES) names.clear();
  names.set(zone, name);
  return name;
}

/** Newer systems take `+02:00` for a zone; here a zone is a place, whose summer time is followed. */
function askSystem(zone: string): string | null {
  if (!/^[a-z][\w+/-]{1,63}$/i.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone: zone });
  if (formatters.size >= MOST_FORMATTERS) formatters.clear();
  formatters.set(zone, formatter);
  return formatter;
}

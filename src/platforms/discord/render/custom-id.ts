import { fitCall, writeCall } from '../../../core/command/call-token.ts';
import type { Call } from '../../../core/document/document.ts';
import { DISCORD_LIMITS } from '../limits.ts';

/** What a component's or a modal's `custom_id` asks for. Tokens are read by `readCall`. */
export type Pressed =
  | { kind: 'call'; token: string }
  /** The token's call is asked again, and its answer is for everyone. */
  | { kind: 'share'; token: string }
  /** An answer that is kept for one person, under this name. */
  | { kind: 'kept'; name: string }
  /** A select: the token stands in the chosen value, see `readChosen`. */
  | { kind: 'pick' }
  /** A submitted modal: the values of its fields go into the token's call under their `custom_id`. */
  | { kind: 'form'; token: string };

const PREFIXES = { call: 'c:', share: 's:', form: 'f:' } as const;

const PICK_PREFIX = 'p:';
const KEPT_PREFIX = 'k:';

/**
 * Set where two ids of one message would be equal (`~2`), and where an id carries a message's marker (`~i:…`). A token
 * never ends so: each of its arguments has a `=`.
 */
const SUFFIXES = /(?:[?&]~(?:\d{1,4}|i:[a-z0-9]{1,25}))+$/u;

const MARKER = /[?&]~i:([a-z0-9]{1,25})$/u;

/** Writes ids that are unique within one message or modal, as Discord asks. */
export interface IdWriter {
  button(kind: keyof typeof PREFIXES, call: Call): string;
  select(): string;
  optionValue(call: Call): string;
}

/** With a marker, the first button that has room for it beside its whole call carries it. */
export function createIdWriter(marker: string | null = null): IdWriter {
  const taken = new Set<string>();
  let selects = 0;
  let unplaced = marker;
  return {
    button: (kind, call) => {
      if (kind !== 'call' || unplaced === null || !hasRoomForMarker(call, unplaced)) {
        return uniqueId(taken, PREFIXES[kind], call, DISCORD_LIMITS.customIdCharacters);
      }
      const id = markedId(call, unplaced);
      unplaced = null;
      taken.add(id);
      return id;
    },
    select: () => {
      selects += 1;
      return `${PICK_PREFIX}${selects}`;
    },
    optionValue: (call) => uniqueId(taken, '', call, DISCORD_LIMITS.optionValueCharacters),
  };
}

/** Reads back what this renderer wrote; `null` for a component that is not of its making. */
export function readCustomId(customId: string): Pressed | null {
  if (customId.startsWith(PICK_PREFIX)) return { kind: 'pick' };
  if (customId.startsWith(KEPT_PREFIX)) return { kind: 'kept', name: customId.slice(KEPT_PREFIX.length) };
  for (const kind of ['call', 'share', 'form'] as const) {
    const prefix = PREFIXES[kind];
    if (customId.startsWith(prefix)) return { kind, token: readChosen(customId.slice(prefix.length)) };
  }
  return null;
}

/** The id of the button that shows an answer kept under this name, a short one. */
export function keptId(name: string): string {
  return `${KEPT_PREFIX}${name}`;
}

/** The token in the chosen value of a select. */
export function readChosen(value: string): string {
  return value.replace(SUFFIXES, '');
}

/** The marker a button's id carries; `null` when it carries none. */
export function readMarker(customId: string): string | null {
  return MARKER.exec(customId)?.[1] ?? null;
}

/** Whether a button can carry the marker without its call being cut. */
export function hasRoomForMarker(call: Call, marker: string): boolean {
  return markedId(call, marker).length <= DISCORD_LIMITS.customIdCharacters;
}

function markedId(call: Call, marker: string): string {
  const whole = sendable(writeCall(call));
  return `${PREFIXES.call}${whole}${separatorAfter(whole)}~i:${marker}`;
}

function uniqueId(taken: Set<string>, prefix: string, call: Call, most: number): string {
  const first = prefix + token(call, most - prefix.length);
  let id = first;
  for (let count = 2; id === '' || taken.has(id); count += 1) {
    const digits = `~${count}`;
    const shorter = token(call, most - prefix.length - digits.length - 1);
    id = `${prefix}${shorter}${separatorAfter(shorter)}${digits}`;
  }
  taken.add(id);
  return id;
}

function token(call: Call, most: number): string {
  return sendable(fitCall(nearlyFitting(call, most), most));
}

/** Half characters and NUL cannot travel in JSON to Discord. */
function sendable(text: string): string {
  return text.replace(/\p{Cs}|\u0000/gu, '');
}

function separatorAfter(token: string): '&' | '?' {
  return token.includes('?') ? '&' : '?';
}

/** What certainly will be cut need not be tried word by word: one character too many makes `fitCall` cut the same. */
function nearlyFitting(call: Call, most: number): Call {
  const args = Object.entries(call.args).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, most + 1) : value,
  ]);
  return { ...call, args: Object.fromEntries(args) };
}

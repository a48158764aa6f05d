/**
 * Shares out room among pieces in their order: short ones stay whole, long ones are cut to one common length, so that
 * a 10,000-character quote does not push out the note below it. Where even that leaves less than `least` for each,
 * the last pieces get 0 and are left out, since many stumps say less than a few whole pieces.
 *
 * Takes what each piece wants, in characters; returns what each gets.
 */
export function allot(wanted: readonly number[], room: number, least: number): number[] {
  const kept = wanted.slice(0, countKept(wanted, room, least));
  const level = waterLevel(kept, room);
  return wanted.map((length, index) => (index < kept.length ? Math.min(length, level) : 0));
}

/** The first piece is kept whatever its length: cut short it still says what the rest would be about. */
function countKept(wanted: readonly number[], room: number, least: number): number {
  let used = 0;
  for (const [index, length] of wanted.entries()) {
    used += Math.min(length, least);
    if (index > 0 && used > room) return index;
  }
  return wanted.length;
}

/** The length at which pieces are cut, so that together they fill the room: the shorter ones leave theirs to the longer. */
function waterLevel(lengths: readonly number[], room: number): number {
  let left = room;
  const rising = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of rising.entries()) {
    const share = Math.floor(left / (rising.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

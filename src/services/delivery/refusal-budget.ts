const WITHIN_MS = 10 * 60_000;

/**
 * Takes note of a refusal; answers until when nothing is to be sent, in milliseconds, `null` while there may. At most
 * `most` in ten minutes, whatever a storm of refusals brings; what is under way when they are spent still counts.
 */
export function createRefusalBudget(most: number): (nowMs: number) => number | null {
  const refusedMs: number[] = [];
  return (nowMs) => {
    // What a clock that was set back since has noted says nothing.
    while ((refusedMs.at(-1) ?? nowMs) > nowMs) refusedMs.pop();
    while ((refusedMs[0] ?? nowMs) <= nowMs - WITHIN_MS) refusedMs.shift();
    refusedMs.push(nowMs);
    if (refusedMs.length > most) refusedMs.shift();
    return refusedMs.length === most ? (refusedMs[0] ?? nowMs) + WITHIN_MS : null;
  };
}

/** Discord's ids begin with the milliseconds since 2015 (Developer documentation, "Snowflakes"). */
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const TIME_SHIFT = 22n;

export function isSnowflake(text: string): boolean {
  return /^\d{1,20}$/u.test(text);
}

/** Below the ids of all that was made from this instant on, and above those of all before. */
export function snowflakeBefore(instant: Date): string {
  const ms = Math.max(0, instant.getTime() - DISCORD_EPOCH_MS);
  const first = BigInt(Math.floor(ms)) << TIME_SHIFT;
  return String(first === 0n ? first : first - 1n);
}

/** The one that was made later. */
export function laterOf(a: string, b: string): string {
  return BigInt(a) < BigInt(b) ? b : a;
}

/** Sorts ids by age, the oldest first. */
export function byAge(a: string, b: string): number {
  return BigInt(a) < BigInt(b) ? -1 : Number(BigInt(a) > BigInt(b));
}

/** One step of one issue's way. */
export interface Job {
  key: string;
  tenant: string;
  channel: string;
  /** Does at most one call to the far side; answers when to go on, `null` when there is nothing more to do now. */
  run(): Promise<Date | null>;
}

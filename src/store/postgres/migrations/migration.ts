/**
 * One step of the tables, forward only. Once released it is never edited: databases remember a checksum of its text.
 * What is to be different is a step of its own.
 */
export interface SchemaMigration {
  /** From 1 on, without a gap; its file is named after it. */
  number: number;
  name: string;
  sql: string;
}

/**
 * Where the operator's lines go. Fields are ids, counts, names and causes: never a token, never what a person
 * typed or a paper says.
 */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

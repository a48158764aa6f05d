/**
 * The few operations on files the store stands on, so that tests can fail any of them, or cut the power
 * between two. Errors are Node's own, with `code`.
 */
export interface FileSystem {
  /** The whole file, or `null` when there is none. */
  read(path: string): Promise<Buffer | null>;
  /** Names in a folder, or `null` when there is none. */
  list(folder: string): Promise<string[] | null>;
  /** Makes a folder (0700) and those above it that are missing. One that exists is no error. */
  makeFolder(folder: string): Promise<void>;
  /** Makes a new file (0600). One that exists is an error. */
  create(path: string): Promise<WritableFile>;
  /** A second name for a file. */
  link(path: string, secondPath: string): Promise<void>;
  /** Atomic; a file under the new name is replaced. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all it holds. One that is not there is no error. */
  remove(path: string): Promise<void>;
  /** Makes the names in a folder durable. */
  syncFolder(folder: string): Promise<void>;
}

export interface WritableFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what was written durable. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The stable code of a failed operation: `ENOSPC`, or the empty text. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

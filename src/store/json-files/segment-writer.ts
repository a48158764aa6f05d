import { join } from 'node:path';
import { Low } from 'lowdb';
import type { RecordKind } from '../record-kind.ts';
import { dataFile, type FileContext } from './data-file.ts';
import { segmentPath } from './layout.ts';
import { writeCount } from './segments.ts';
import type { SegmentLimits } from './stage.ts';

/** Writes a collection from its first record to its last, holding one segment at a time. */
export interface SegmentWriter<T> {
  add(key: string, record: T): Promise<void>;
  /** Writes what is left. Nothing of the collection counts before. */
  end(): Promise<void>;
}

/** A writer for a collection that was made in the folder `library` and has no segments yet. */
export function segmentWriter<T>(
  context: FileContext,
  kind: RecordKind<T>,
  library: string,
  limits: SegmentLimits,
): SegmentWriter<T> {
  const folder = join(library, kind.collection);
  let records = new Map<string, T>();
  let bytes = 0;
  let written = 0;

  async function flush(): Promise<void> {
    if (records.size === 0) return;
    written += 1;
    await new Low(dataFile(context, kind, segmentPath(folder, written)), { records, bytes }).write();
    records = new Map();
    bytes = 0;
  }

  return {
    add: async (key, record) => {
      const added = Buffer.byteLength(JSON.stringify([key, record]));
      if (records.size >= limits.records || bytes + added > limits.bytes) await flush();
      records.set(key, record);
      bytes += added;
    },
    end: async () => {
      await flush();
      await writeCount(context, folder, written);
    },
  };
}

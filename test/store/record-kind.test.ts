import { describe, expect, test } from 'vitest';
import { readRecord, recordKind } from '../../src/store/record-kind.ts';
import { SAMPLES } from '../support/store-samples.ts';

describe('a paper written by an older version', () => {
  test.each([1, 2])('of version %i is read with what was not recorded then', (version) => {
    const { added: _added, references: _references, retracted: _retracted, ...old } = SAMPLES.papers;
    const stored = version === 1 ? old : { ...old, added: null };

    expect(readRecord(recordKind('papers'), version, stored)).toEqual({
      ok: true,
      record: { ...old, added: null, references: [], retracted: null },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeFile, encodeFile } from '../../../src/store/json-files/codec.ts';
import type { RecordKind } from '../../../src/store/record-kind.ts';

interface Note {
  text: string;
}

const notes: RecordKind<Note> = {
  collection: 'notes',
  version: 1,
  schema: z.looseObject({ text: z.string() }),
  migrations: [],
};

describe('the format of a file', () => {
  it('is JSON that names its format, version and collection, with the checksum last', () => {
    const bytes = encodeFile(notes, [['a', { text: 'one' }]]);

    expect(JSON.parse(bytes.toString())).toEqual({
      format: 'broadsheet',
      version: 1,
      collection: 'notes',
      records: [['a', { text: 'one' }]],
      checksum: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
  });

  it.each([0, 1, 3])('gives back %d records in their order', (count) => {
    const records = Array.from({ length: count }, (_, index): [string, Note] => [
      `key ${count - index}`,
      { text: `line\n],"checksum":"sha256:" 💡 ${index}` },
    ]);

    const decoded = decodeFile(notes, encodeFile(notes, records));

    expect(decoded).toEqual({ ok: true, records: new Map(records) });
  });

  it('keeps fields it does not know', () => {
    const record = { text: 'one', colour: 'red' };

    const decoded = decodeFile(notes, encodeFile(notes, [['a', record]]));

    expect(decoded.ok && decoded.records.get('a')).toEqual(record);
  });

  it('refuses the file cut off at any byte', () => {
    const bytes = encodeFile(notes, [['a', { text: 'one' }]]);

    const accepted = Array.from(bytes.keys()).filter((end) => decodeFile(notes, bytes.subarray(0, end)).ok);

    expect(accepted).toEqual([]);
  });

  it('refuses the file with any one bit changed', () => {
    const bytes = encodeFile(notes, [['a', { text: 'one' }]]);

    const accepted = Array.from(bytes.keys()).filter((index) => {
      const rotten = Buffer.from(bytes);
      rotten[index] = (rotten[index] ?? 0) ^ 1;
      return decodeFile(notes, rotten).ok;
    });

    expect(accepted).toEqual([]);
  });

  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    ['empty', () => Buffer.alloc(0), 'it is empty'],
    ['filled with NUL', (bytes) => Buffer.alloc(bytes.length), 'it is filled with NUL bytes'],
    ['NUL from the middle on', (bytes) => Buffer.from(bytes).fill(0, 40), 'it is cut short'],
    ['null', () => Buffer.from('null'), 'it is not a Broadsheet file'],
    ['other JSON', () => Buffer.from('{"papers":[]}'), 'it is not a Broadsheet file'],
    ['marked with a BOM', (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]), 'a byte order mark'],
    ['truncated', (bytes) => bytes.subarray(0, 80), 'it is cut short'],
    ['followed by junk', (bytes) => Buffer.concat([bytes, Buffer.from('junk')]), 'something follows its end'],
    ['doubled', (bytes) => Buffer.concat([bytes, bytes]), 'does not match its checksum'],
    ['edited', (bytes) => Buffer.from(bytes.toString().replace('one', 'two')), 'does not match its checksum'],
    [
      'of another collection',
      () => encodeFile({ ...notes, collection: 'letters' }, [['a', { text: 'one' }]]),
      'it holds letters',
    ],
  ])('says what is wrong with a file that is %s', (_, change, why) => {
    const bytes = encodeFile(notes, [['a', { text: 'one' }]]);

    const decoded = decodeFile(notes, change(bytes));

    expect(decoded).toMatchObject({ ok: false, problem: 'damaged', why: expect.stringContaining(why) });
  });

  it('names the record and the field that do not fit the schema', () => {
    const loose: RecordKind<unknown> = { ...notes, schema: z.unknown() };

    const decoded = decodeFile(notes, encodeFile(loose, [['a', { text: 7 }]]));

    expect(decoded).toMatchObject({ why: expect.stringMatching(/the record "a" does not fit: text: /) });
  });

  it('refuses two records under one key', () => {
    const twice: [string, Note][] = [
      ['a', { text: 'one' }],
      ['a', { text: 'two' }],
    ];

    const decoded = decodeFile(notes, encodeFile(notes, twice));

    expect(decoded).toMatchObject({ why: 'two records have the key "a"' });
  });
});

describe('versions of a file', () => {
  const migrations = [
    {
      collection: 'notes',
      from: 1,
      migrate: (record: unknown) => ({ words: Reflect.get(Object(record), 'text') }),
    },
    { collection: 'letters', from: 2, migrate: () => ({ body: 'not for notes' }) },
    {
      collection: 'notes',
      from: 3,
      migrate: (record: unknown) => ({ body: Reflect.get(Object(record), 'words') }),
    },
  ];
  const newest: RecordKind<{ body: string }> = {
    collection: 'notes',
    version: 4,
    schema: z.looseObject({ body: z.string() }),
    migrations,
  };

  it('are brought up to date one step after the other, each collection by its own steps', () => {
    const old = encodeFile(notes, [['a', { text: 'one' }]]);

    const decoded = decodeFile(newest, old);

    expect(decoded).toEqual({ ok: true, records: new Map([['a', { body: 'one' }]]) });
  });

  it('begin at the version the file has', () => {
    const older: RecordKind<unknown> = { ...notes, version: 3, schema: z.unknown() };

    const decoded = decodeFile(newest, encodeFile(older, [['a', { words: 'one' }]]));

    expect(decoded).toEqual({ ok: true, records: new Map([['a', { body: 'one' }]]) });
  });

  it('are refused when newer than this program knows', () => {
    const bytes = encodeFile(newest, [['a', { body: 'one' }]]);

    const decoded = decodeFile(notes, bytes);

    expect(decoded).toEqual({ ok: false, problem: 'newer', version: 4 });
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, type Encoding } from '../../src/formats/decode.ts';
import { sharedPath } from '../support/shared.ts';

async function decoded(bytes: Uint8Array, lengths: readonly number[] = []) {
  async function* chunks() {
    let from = 0;
    for (let turn = 0; from < bytes.length; turn += 1) {
      const length = lengths.length === 0 ? bytes.length : (lengths[turn % lengths.length] ?? 1);
      yield bytes.subarray(from, from + length);
      from += length;
    }
  }
  const encodings: Encoding[] = [];
  let text = '';
  for await (const piece of decodeText(chunks(), (encoding) => encodings.push(encoding))) text += piece;
  return { text, encodings };
}

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
/** 中文 测试 in GB 2312. */
const CHINESE = Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4, 0x20, 0xb2, 0xe2, 0xca, 0xd4]);

describe('reading the bytes of a file', () => {
  it.each<[string, Uint8Array, string, Encoding]>([
    ['plain ASCII', latin1('a title'), 'a title', 'utf-8'],
    ['nothing', new Uint8Array(0), '', 'utf-8'],
    ['UTF-8', Buffer.from('Ümläut 漢字'), 'Ümläut 漢字', 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFÜ'), 'Ü', 'utf-8'],
    ['UTF-16 with a mark', utf16('\uFEFFÜber a title', false), 'Über a title', 'utf-16le'],
    ['UTF-16 with a mark, the other way round', utf16('\uFEFFÜber', true), 'Über', 'utf-16be'],
    ['UTF-16 without a mark', utf16('@misc{a, title={Über}}', false), '@misc{a, title={Über}}', 'utf-16le'],
    ['UTF-16 without a mark, the other way round', utf16('title,Ü', true), 'title,Ü', 'utf-16be'],
    [
      'Windows-1252',
      latin1('M\u00fcller \u0093quoted\u0094 25\u00b0 C'),
      'Müller “quoted” 25° C',
      'windows-1252',
    ],
    [
      'French in Windows-1252',
      latin1('cr\u00e9\u00e9e \u00e0 No\u00ebl, \u00e9t\u00e9'),
      'créée à Noël, été',
      'windows-1252',
    ],
    ['GB 18030', CHINESE, '中文 测试', 'gb18030'],
  ])('reads %s', async (_what, bytes, text, encoding) => {
    expect(await decoded(bytes)).toEqual({ text, encodings: [encoding] });
  });

  it('tells the encoding by what comes long after the beginning', async () => {
    const bytes = Buffer.concat([Buffer.from('x'.repeat(200_000)), latin1('M\u00fcller')]);

    const { text, encodings } = await decoded(bytes, [1000]);

    expect(text.endsWith('xMüller')).toBe(true);
    expect(encodings).toEqual(['windows-1252']);
  });

  it('passes plain text on before the file ends', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield new Uint8Array(4096).fill(0x61);
      }
    }

    for await (const piece of decodeText(endless())) if (piece.length > 0) break;

    expect(given).toBe(1);
  });

  it('gives the same text however the bytes are cut', async () => {
    const samples = [
      Buffer.from(`${'a'.repeat(2000)}Ü漢𝔸`),
      utf16('\uFEFFÜ𝔸b', true),
      latin1('\u00fcber'),
      CHINESE,
    ];

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (bytes, lengths) => {
          expect(await decoded(bytes, lengths)).toEqual(await decoded(bytes));
        },
      ),
    );
  });

  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await decoded(bytes)).encodings).toHaveLength(1);
      }),
    );
  });
});

const fixtures = sharedPath('fixtures', 'bibtex');

describe.skipIf(fixtures === null)('reading recorded files (skipped where they are not kept)', () => {
  it.each<[string, string, Encoding]>([
    ['encoding-utf-16BE-with-header.bib', 'Ü ist ein Umlaut', 'utf-16be'],
    ['encoding-utf-16BE-without-header.bib', 'Ü ist ein Umlaut', 'utf-16be'],
    ['encoding-utf-8-with-header.bib', 'Ü ist ein Umlaut', 'utf-8'],
    ['encoding-windows-1252-with-header.bib', '25° C', 'windows-1252'],
    ['encoding-windows-1252-but-utf-8-declared--decoding-fails.bib', 'Test\u00a0I. Last', 'windows-1252'],
    ['python-bibtexparser_gbk.bib', '测试期刊', 'gb18030'],
  ])('%s', async (name, text, encoding) => {
    const read = await decoded(readFileSync(`${fixtures}/${name}`));

    expect(read.text).toContain(text);
    expect(read.encodings).toEqual([encoding]);
  });
});

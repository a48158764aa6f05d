import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../src/sources/decode-body.ts';
import { MOST_XML_BYTES, readXml, readXmlText, type XmlElement } from '../../src/sources/xml.ts';
import { attributeOf, childOf, textIn, textOf } from '../../src/sources/xml-tree.ts';

describe('what a body is', () => {
  test.each([
    ['', 'blank'],
    ['  \n<!-- only a comment -->', 'blank'],
    ['Rate exceeded.', 'text'],
    ['{"error":"no"}', 'text'],
    ['<!DOCTYPE html><html><body>Sign in</body></html>', 'html'],
    ['<?xml version="1.0"?>\n<!-- hm -->\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'html'],
    ['<head><title>Moved</title></head>', 'html'],
    ['<feed><entry></entry>', 'broken'],
    ['<feed><entry></feed></entry>', 'broken'],
    ['<feed><title><![CDATA[never closed', 'broken'],
    ['<feed></feed>trailing words', 'broken'],
    ['<feed/>', 'xml'],
    ['<!-- first -->\n<?xml version="1.0"?><feed/>', 'xml'],
  ])('%j is told apart', (text, kind) => {
    expect(readXmlText(text).kind).toBe(kind);
  });

  test.each([
    '<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed>&b;</feed>',
    '<!DOCTYPE feed SYSTEM "file:///etc/passwd"><feed/>',
    '<feed><!DOCTYPE feed></feed>',
    '<?xml version="1.0"?><!-- x --><!doctype feed><feed/>',
  ])('a document that declares its type is refused: %s', (text) => {
    expect(readXmlText(text)).toEqual({ kind: 'broken', why: 'it declares a document type', text: null });
  });

  test('words about document types in CDATA are only words', () => {
    expect(rootOf('<a><![CDATA[<!DOCTYPE html> & <b>]]></a>').children).toEqual(['<!DOCTYPE html> & <b>']);
  });

  test('the declaration of RSS 0.91 is passed over unread', () => {
    const doctype =
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">';

    expect(rootOf(`<?xml version="1.0"?>\n${doctype}\n<rss version="0.91"/>`).name).toBe('rss');
  });

  test('more than five megabytes are not read', () => {
    expect(readXml(new Uint8Array(MOST_XML_BYTES + 1).fill(0x20)).kind).toBe('too-large');
  });

  test('nor is more markup than any listing has', () => {
    expect(readXmlText(`<feed>${'<a/>'.repeat(250_001)}</feed>`).kind).toBe('too-large');
  });

  test('elements a hundred deep are too many', () => {
    expect(readXmlText('<a>'.repeat(300) + '</a>'.repeat(300)).kind).toBe('broken');
  });

  test('names of the language are only names, or refused', () => {
    expect(readXmlText('<a><__proto__>x</__proto__></a>').kind).toBe('broken');
    expect(textIn(rootOf('<a><toString>x</toString></a>'), 'title')).toBe('');
  });

  test('nothing that is read makes it throw', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      '<a>',
      '</a>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '"',
      'x=',
      '<?',
      'é',
      '\u0000',
    );

    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        expect(readXmlText(pieces.join('')).kind).toMatch(/^(?:xml|blank|html|text|too-large|broken)$/);
      }),
    );
  });

  test.each(['<a ', '<!--', '<![CDATA[', '<a b="', '<?x ', '&', '<a>'])(
    'a megabyte of %j is soon over',
    (piece) => {
      expect(readXmlText(`<feed>${piece.repeat(1_000_000 / piece.length)}`).kind).not.toBe('xml');
    },
  );
});

describe('what it holds', () => {
  test('numbers stay as they are written', () => {
    const root = rootOf('<a n="007"><id>1605.08380</id><title>0</title></a>');

    expect([textIn(root, 'id'), textIn(root, 'title'), attributeOf(root, 'n')]).toEqual([
      '1605.08380',
      '0',
      '007',
    ]);
  });

  test('references are undone once, in text and attributes, and not in CDATA', () => {
    const root = rootOf(
      '<a b="x&amp;lt;y">1 &lt; 2 &amp;amp; &#233;&#x1D7D9;&eacute;<![CDATA[ &amp; ]]></a>',
    );

    expect(textOf(root)).toBe('1 < 2 &amp; é𝟙é &amp; ');
    expect(attributeOf(root, 'b')).toBe('x&lt;y');
  });

  test('bare ampersands are let pass', () => {
    expect(textOf(rootOf('<a>R&D &unknown; & more</a>'))).toBe('R&D &unknown; & more');
  });

  test("the root's own prefix is left off its descendants", () => {
    const root = rootOf('<atom:feed><atom:entry><dc:creator>A</dc:creator></atom:entry></atom:feed>');

    const entry = childOf(root, 'entry');
    expect(root.name).toBe('feed');
    expect(entry === null ? '' : textIn(entry, 'dc:creator')).toBe('A');
  });
});

describe('encodings', () => {
  const text = '<?xml version="1.0"?><a>Bož\u00e9na</a>';
  const latin1 = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\u00e9</a>', 'latin1');

  test('bytes that are UTF-8 are that, whatever the server says', () => {
    expect(decodeBody(Buffer.from(text), 'text/xml; charset=iso-8859-1')).toBe(text);
  });

  test.each([
    ['declared in the document', latin1, null],
    [
      'told by the server',
      Buffer.from('<a>caf\u00e9</a>', 'latin1'),
      'application/xml; charset="ISO-8859-1"',
    ],
    ['claimed to be UTF-8 and not', Buffer.from('<a>caf\u00e9</a>', 'latin1'), 'text/xml; charset=utf-8'],
    ['named after nothing there is', Buffer.from('<a>caf\u00e9</a>', 'latin1'), 'text/xml; charset=klingon'],
    ['in two bytes', Buffer.from('\ufeff<a>caf\u00e9</a>', 'utf16le'), null],
    ['in two bytes without a mark', Buffer.from('<a>caf\u00e9</a>', 'utf16le'), null],
  ])('%s', (_, body, contentType) => {
    expect(decodeBody(body, contentType)).toMatch(/<a>café<\/a>$/);
  });

  test.each([
    // "Русский текст о ледниках" in KOI8-R, "длинный текст о ледниках" in Windows-1251.
    [
      'koi8-r',
      [0xf2, 0xd5, 0xd3, 0xd3, 0xcb, 0xc9, 0xca, 0x20, 0xd4, 0xc5, 0xcb, 0xd3, 0xd4],
      'Русский текст',
    ],
    [
      'windows-1251',
      [0xe4, 0xeb, 0xe8, 0xed, 0xed, 0xfb, 0xe9, 0x20, 0xf2, 0xe5, 0xea, 0xf1, 0xf2],
      'длинный текст',
    ],
    [
      'euc-kr',
      [0xc7, 0xd1, 0xb1, 0xb9, 0xbe, 0xee, 0xb3, 0xed, 0xb9, 0xae, 0xc1, 0xa6, 0xb8, 0xf1, 0xc0, 0xd4],
      '한국어논문제목입',
    ],
  ])('one nobody names is known by its letters: %s', (_, bytes, expected) => {
    expect(decodeBody(Uint8Array.from(bytes), null)).toBe(expected);
  });
});

function rootOf(text: string): XmlElement {
  const body = readXmlText(text);
  if (body.kind !== 'xml') throw new Error(`${body.kind}: ${text}`);
  return body.root;
}

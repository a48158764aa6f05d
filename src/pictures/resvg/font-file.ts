/** What of a TrueType font is needed to lay text out. Advances are in thousandths of the font size. */
export interface FontFacts {
  /** Whether the font draws this character itself. */
  has(codePoint: number): boolean;
  advance(codePoint: number): number;
}

/** Platform and encoding of a Unicode `cmap`, the fuller one first. */
const UNICODE_TABLES = [
  [3, 10],
  [0, 4],
  [3, 1],
  [0, 3],
] as const;

/**
 * Reads the tables `cmap`, `head`, `hhea` and `hmtx` (OpenType 1.9, "Font Tables") of a font that is trusted: one of
 * our own dependencies. Throws where it is no TrueType font with a Unicode map.
 */
export function readFont(bytes: Uint8Array): FontFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const glyphs = readCharacters(view, tableAt(tables, 'cmap'));
  const unitsPerEm = view.getUint16(tableAt(tables, 'head') + 18);
  const longMetrics = view.getUint16(tableAt(tables, 'hhea') + 34);
  const metrics = tableAt(tables, 'hmtx');
  return {
    has: (codePoint) => (glyphs.get(codePoint) ?? 0) !== 0,
    advance(codePoint) {
      // Glyphs beyond the last measure share it.
      const index = Math.min(glyphs.get(codePoint) ?? 0, longMetrics - 1);
      return (view.getUint16(metrics + index * 4) * 1000) / unitsPerEm;
    },
  };
}

function readTables(view: DataView): Map<string, number> {
  const count = view.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 12 + index * 16;
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
      return [tag, view.getUint32(at + 8)] as const;
    }),
  );
}

function tableAt(tables: ReadonlyMap<string, number>, name: string): number {
  const at = tables.get(name);
  if (at === undefined) throw new Error(`the font has no table ${name}`);
  return at;
}

function readCharacters(view: DataView, cmap: number): Map<number, number> {
  const count = view.getUint16(cmap + 2);
  const found = Array.from({ length: count }, (_, index) => {
    const at = cmap + 4 + index * 8;
    return { kind: [view.getUint16(at), view.getUint16(at + 2)], at: cmap + view.getUint32(at + 4) };
  });
  for (const [platform, encoding] of UNICODE_TABLES) {
    const table = found.find(({ kind }) => kind[0] === platform && kind[1] === encoding);
    if (table !== undefined) return charactersAt(view, table.at);
  }
  throw new Error('the font has no Unicode map');
}

function charactersAt(view: DataView, at: number): Map<number, number> {
  const format = view.getUint16(at);
  if (format === 12) return groups(view, at);
  if (format === 4) return segments(view, at);
  throw new Error(`the font maps its characters in the unknown format ${format}`);
}

function groups(view: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const count = view.getUint32(at + 12);
  for (let group = 0; group < count; group += 1) {
    const start = view.getUint32(at + 16 + group * 12);
    const end = view.getUint32(at + 20 + group * 12);
    const first = view.getUint32(at + 24 + group * 12);
    for (let code = start; code <= end; code += 1) glyphs.set(code, first + code - start);
  }
  return glyphs;
}

function segments(view: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const twice = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + twice + 2;
  const offsets = starts + 2 * twice;
  for (let segment = 0; segment < twice; segment += 2) {
    const end = view.getUint16(ends + segment);
    const start = view.getUint16(starts + segment);
    const delta = view.getUint16(starts + twice + segment);
    const offset = view.getUint16(offsets + segment);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const listed = offset === 0 ? code : view.getUint16(offsets + segment + offset + (code - start) * 2);
      if (listed !== 0) glyphs.set(code, (listed + delta) & 0xffff);
    }
  }
  return glyphs;
}

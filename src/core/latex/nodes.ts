/** What the parser makes of a source: a tree no deeper than `MAX_DEPTH` (parse.ts). */
export type Node =
  /** Ordinary characters: a run without white space in prose, one code point in a formula. */
  | { kind: 'text'; value: string }
  | { kind: 'space' }
  | { kind: 'tie' }
  | { kind: 'verbatim'; value: string }
  | { kind: 'group'; children: Node[] }
  | { kind: 'formula'; children: Node[] }
  | { kind: 'script'; position: ScriptPosition; children: Node[] }
  | MacroNode
  | { kind: 'environment'; name: string; children: Node[] };

export interface MacroNode {
  kind: 'macro';
  /** Without the backslash. */
  name: string;
  args: Node[][];
  /** The source of each argument as it stands, for addresses. */
  raw: string[];
  /** Number of white-space characters after the name; TeX swallows them, pseudo-TeX in prose means them. */
  spacesAfter: number;
}

export type ScriptPosition = 'super' | 'sub';
export type Mode = 'prose' | 'maths';

/** A run of text as a platform would set it; what is drawn is only ever text, never markup. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'mention'; text: string }
  | { kind: InlineStyle; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

export type InlineStyle = 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler';

/** Collects runs: neighbouring pieces of text become one, empty ones none. */
export function inlineWriter(): { add(node: Inline): void; text(text: string): void; nodes: Inline[] } {
  const nodes: Inline[] = [];
  const text = (more: string) => {
    if (more === '') return;
    const last = nodes.at(-1);
    if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + more };
    else nodes.push({ kind: 'text', text: more });
  };
  return {
    nodes,
    text,
    add(node) {
      if (node.kind === 'text') text(node.text);
      else nodes.push(node);
    },
  };
}

/** The words alone. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map((node) => ('children' in node ? inlineText(node.children) : node.text)).join('');
}

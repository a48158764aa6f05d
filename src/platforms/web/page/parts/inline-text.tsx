import { type ComponentChildren, h } from 'preact';
import type { Inline, InlineStyle } from '../inline/inline.ts';

const TAGS: Readonly<Record<InlineStyle, string>> = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
  spoiler: 'mark',
};

/** Runs of text as elements; what they say is only ever text. */
export function InlineText({ nodes }: { nodes: readonly Inline[] }) {
  return <>{nodes.map(drawn)}</>;
}

function drawn(node: Inline) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return <code>{node.text}</code>;
    case 'mention':
      return <span class="mention">{node.text}</span>;
    case 'link':
      return (
        <OutsideLink href={node.href}>
          <InlineText nodes={node.children} />
        </OutsideLink>
      );
    default:
      return h(TAGS[node.kind], null, <InlineText nodes={node.children} />);
  }
}

interface LinkProps {
  href: string;
  look?: string;
  spoken?: string;
  children: ComponentChildren;
}

/** A link to another host: in a tab of its own, telling it nothing of this page. `href` was checked to be https. */
export function OutsideLink({ href, look, spoken, children }: LinkProps) {
  return (
    <a href={href} class={look} aria-label={spoken} rel="noopener noreferrer" target="_blank">
      {children}
    </a>
  );
}

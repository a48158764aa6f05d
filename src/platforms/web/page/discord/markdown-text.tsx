import { InlineText } from '../parts/inline-text.tsx';
import { type MarkdownBlock, parseMarkdown } from './markdown.ts';

/** Discord's Markdown as it draws it. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="discord-text">
      {parseMarkdown(text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h4 class={`level-${block.level}`}>
          <InlineText nodes={block.text} />
        </h4>
      );
    case 'subtext':
      return (
        <p class="subtext">
          <InlineText nodes={block.text} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <InlineText nodes={block.text} />
        </blockquote>
      );
    case 'code':
      return <pre tabIndex={0}>{block.text}</pre>;
    case 'list':
      return <List block={block} />;
    case 'paragraph':
      return (
        <p>
          <InlineText nodes={block.text} />
        </p>
      );
  }
}

function List({ block }: { block: Extract<MarkdownBlock, { kind: 'list' }> }) {
  const items = block.items.map((item, index) => (
    <li key={index}>
      <InlineText nodes={item} />
    </li>
  ));
  return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

import { InlineText } from '../parts/inline-text.tsx';
import { asList, asNumber, asText, type Json } from '../parts/json.ts';
import { UnknownBox } from '../parts/unknown-box.tsx';
import { richNodes } from './rich-nodes.ts';

/** A rich_text block: nothing in its text is markup. */
export function SlackRichText({ block }: { block: Json }) {
  return (
    <div class="slack-rich">
      {asList(block.elements).map((element, index) => (
        <Part key={index} part={element} />
      ))}
    </div>
  );
}

function Part({ part }: { part: Json }) {
  const words = <InlineText nodes={richNodes(asList(part.elements))} />;
  switch (part.type) {
    case 'rich_text_section':
      return <p>{words}</p>;
    case 'rich_text_quote':
      return <blockquote>{words}</blockquote>;
    case 'rich_text_preformatted':
      return <pre tabIndex={0}>{words}</pre>;
    case 'rich_text_list':
      return <List part={part} />;
    default:
      return <UnknownBox type={asText(part.type)} value={part} />;
  }
}

function List({ part }: { part: Json }) {
  const items = asList(part.elements).map((item, index) => (
    <li key={index}>
      <InlineText nodes={richNodes(asList(item.elements))} />
    </li>
  ));
  if (part.style !== 'ordered') return <ul>{items}</ul>;
  return <ol start={(asNumber(part.offset) ?? 0) + 1}>{items}</ol>;
}

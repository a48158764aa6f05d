import { DrawnPicture } from '../parts/drawn-picture.tsx';
import { asList, asObject, asText, type Json } from '../parts/json.ts';
import { UnknownBox } from '../parts/unknown-box.tsx';
import { SlackElement } from './slack-element.tsx';
import { SlackRichText } from './slack-rich-text.tsx';
import { SlackText } from './slack-text.tsx';

/** One block of Block Kit. */
export function SlackBlock({ block }: { block: Json }) {
  switch (block.type) {
    case 'header':
      return (
        <h4 class="slack-header">
          <SlackText text={asObject(block.text)} />
        </h4>
      );
    case 'section':
      return <Section block={block} />;
    case 'context':
      return (
        <div class="slack-context">
          {asList(block.elements).map((element, index) =>
            element.type === 'mrkdwn' || element.type === 'plain_text' ? (
              <span key={index}>
                <SlackText text={element} />
              </span>
            ) : (
              <UnknownBox key={index} type={asText(element.type)} value={element} />
            ),
          )}
        </div>
      );
    case 'divider':
      return <hr class="slack-divider" />;
    case 'actions':
      return (
        <div class="slack-actions">
          {asList(block.elements).map((element, index) => (
            <SlackElement key={index} element={element} />
          ))}
        </div>
      );
    case 'rich_text':
      return <SlackRichText block={block} />;
    case 'image':
      return <Picture block={block} />;
    default:
      return <UnknownBox type={asText(block.type)} value={block} />;
  }
}

function Section({ block }: { block: Json }) {
  const { text, fields, accessory } = block;
  return (
    <div class="slack-section">
      <div>
        {text !== undefined && (
          <p>
            <SlackText text={asObject(text)} />
          </p>
        )}
        {fields !== undefined && (
          <div class="slack-fields">
            {asList(fields).map((field, index) => (
              <div key={index}>
                <SlackText text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && <SlackElement element={asObject(accessory)} />}
    </div>
  );
}

/** Pictures are files of the message: an address on another host is shown, not loaded. */
function Picture({ block }: { block: Json }) {
  const file = asObject(block.slack_file);
  const name = asText(file.id) || asText(file.url);
  if (name === '') return <UnknownBox type="image" value={block} />;
  return (
    <figure class="slack-image">
      {block.title !== undefined && (
        <figcaption>
          <SlackText text={asObject(block.title)} />
        </figcaption>
      )}
      <DrawnPicture name={name} alt={asText(block.alt_text)} isDark={false} />
    </figure>
  );
}

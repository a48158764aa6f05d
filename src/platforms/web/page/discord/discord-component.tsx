import { useDrawing } from '../parts/drawing.ts';
import { DrawnPicture } from '../parts/drawn-picture.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { asList, asNumber, asObject, asText, type Json } from '../parts/json.ts';
import { UnknownBox } from '../parts/unknown-box.tsx';
import { DiscordControl } from './discord-control.tsx';
import { Markdown } from './markdown-text.tsx';

/** Numbers are Discord's own (component types of its API v10). */
export function DiscordComponent({ component }: { component: Json }) {
  switch (component.type) {
    case 1:
      return (
        <div class="discord-row">
          {asList(component.components).map((control, index) => (
            <DiscordControl key={index} control={control} />
          ))}
        </div>
      );
    case 9:
      return <Section component={component} />;
    case 10:
      return <Markdown text={asText(component.content)} />;
    case 11:
      return (
        <div class="discord-thumbnail">
          <Media media={asObject(component.media)} description={asText(component.description)} />
        </div>
      );
    case 12:
      return <Gallery component={component} />;
    case 13:
      return <Attachment component={component} />;
    case 14:
      return <hr class={component.divider === false ? 'discord-gap' : 'discord-line'} />;
    case 17:
      return <Container component={component} />;
    default:
      return <UnknownBox type={`component ${String(component.type)}`} value={component} />;
  }
}

function Container({ component }: { component: Json }) {
  const colour = asNumber(component.accent_color);
  return (
    <div class="discord-container">
      {colour !== null && <Accent colour={colour} />}
      <div class="discord-inside">
        {asList(component.components).map((part, index) => (
          <DiscordComponent key={index} component={part} />
        ))}
      </div>
    </div>
  );
}

/** The bar at a card's side. The colour is data, and style attributes are not let through: a drawing may have it. */
function Accent({ colour }: { colour: number }) {
  const fill = `#${(colour & 0xffffff).toString(16).padStart(6, '0')}`;
  return (
    <svg
      class="discord-accent"
      aria-hidden="true"
      focusable="false"
      preserveAspectRatio="none"
      viewBox="0 0 1 1"
    >
      <rect width="1" height="1" fill={fill} />
    </svg>
  );
}

function Section({ component }: { component: Json }) {
  const accessory = asObject(component.accessory);
  return (
    <div class="discord-section">
      <div>
        {asList(component.components).map((part, index) => (
          <DiscordComponent key={index} component={part} />
        ))}
      </div>
      {accessory.type === 2 ? (
        <DiscordControl control={accessory} />
      ) : (
        <DiscordComponent component={accessory} />
      )}
    </div>
  );
}

function Gallery({ component }: { component: Json }) {
  return (
    <div class="discord-gallery">
      {asList(component.items).map((item, index) => (
        <Media key={index} media={asObject(item.media)} description={asText(item.description)} />
      ))}
    </div>
  );
}

function Media({ media, description }: { media: Json; description: string }) {
  return <DrawnPicture name={asText(media.url)} alt={description} isDark />;
}

function Attachment({ component }: { component: Json }) {
  const drawing = useDrawing();
  const url = asText(asObject(component.file).url);
  const name = url.replace(/^attachment:\/\//u, '');
  const sent = asList(asObject(drawing.view.payload).files).find((file) => file.name === name);
  const href = drawing.file(url);
  const content = asText(sent?.content);
  return (
    <div class="discord-file">
      <FileLink name={name} href={href} about={asText(sent?.mediaType).split(';')[0] || undefined} />
      {href === undefined && content !== '' && (
        <details>
          <summary>Its text</summary>
          <pre tabIndex={0}>{content}</pre>
        </details>
      )}
    </div>
  );
}

import { useDrawing } from '../parts/drawing.ts';
import { FileLink } from '../parts/file-link.tsx';
import { InlineText } from '../parts/inline-text.tsx';
import { asList, asObject, asText, type Json } from '../parts/json.ts';
import { parseMrkdwn } from './mrkdwn.ts';
import { SlackBlock } from './slack-block.tsx';

/** A message as Slack draws its blocks; its text where it has none. */
export function SlackMessage({ payload }: { payload: unknown }) {
  const { blocks, text, files } = asObject(payload);
  const drawn = asList(blocks);
  return (
    <div class="slack-message">
      {drawn.length === 0 && (
        <p class="slack-section">
          <InlineText nodes={parseMrkdwn(asText(text))} />
        </p>
      )}
      {drawn.map((block, index) => (
        <SlackBlock key={index} block={block} />
      ))}
      {asList(files).map((file, index) => (
        <SlackFile key={index} file={file} />
      ))}
    </div>
  );
}

/** A file that is posted beside the message; one that is no block of the answer is shown where it stands. */
function SlackFile({ file }: { file: Json }) {
  const drawing = useDrawing();
  const name = asText(file.name);
  const href = drawing.file(name);
  const content = asText(file.content);
  return (
    <div class="slack-file">
      <FileLink name={name} href={href} about={asText(file.mediaType).split(';')[0]} />
      {href === undefined && content !== '' && (
        <details>
          <summary>Its text</summary>
          <pre tabIndex={0}>{content}</pre>
        </details>
      )}
    </div>
  );
}

import { asList, asNumber, asObject, asText } from '../parts/json.ts';
import { DiscordComponent } from './discord-component.tsx';
import { Markdown } from './markdown-text.tsx';

/** The message flag for what only one person sees. */
const EPHEMERAL = 64;

/** A message as Discord draws its components; its content where it has any. */
export function DiscordMessage({ payload }: { payload: unknown }) {
  const { components, content, flags } = asObject(payload);
  const isEphemeral = ((asNumber(flags) ?? 0) & EPHEMERAL) !== 0;
  return (
    <div class="discord-message">
      {asText(content) !== '' && <Markdown text={asText(content)} />}
      {asList(components).map((component, index) => (
        <DiscordComponent key={index} component={component} />
      ))}
      {isEphemeral && <p class="discord-ephemeral">Only you can see this</p>}
    </div>
  );
}

import { httpsHref } from '../inline/https-href.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { BusySelect } from '../parts/busy-select.tsx';
import { useDrawing } from '../parts/drawing.ts';
import { OutsideLink } from '../parts/inline-text.tsx';
import { asList, asNumber, asText, type Json } from '../parts/json.ts';
import { UnknownBox } from '../parts/unknown-box.tsx';

const BUTTON = 2;
const STRING_SELECT = 3;
const LINK = 5;

const LOOKS: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link',
};

/** A button or a string select; it does what it would do in Discord. */
export function DiscordControl({ control }: { control: Json }) {
  const { press } = useDrawing();
  const customId = asText(control.custom_id);
  if (control.type === STRING_SELECT) {
    return (
      <BusySelect
        class="discord-select"
        placeholder={asText(control.placeholder) || 'Make a selection'}
        choices={asList(control.options).map(({ value, label, description }) => ({
          value: asText(value),
          label: asText(label),
          ...(description === undefined ? {} : { about: asText(description) }),
        }))}
        act={(value) => press({ view: 'discord', customId, value })}
      />
    );
  }
  const style = asNumber(control.style) ?? 0;
  const look = `discord-button ${LOOKS[style] ?? ''}`.trim();
  const label = asText(control.label);
  if (control.type !== BUTTON)
    return <UnknownBox type={`component ${String(control.type)}`} value={control} />;
  if (style === LINK) {
    const href = httpsHref(control.url);
    if (href === null) return <UnknownBox type="button" value={control} />;
    return (
      <OutsideLink href={href} look={look}>
        {label}
      </OutsideLink>
    );
  }
  return (
    <BusyButton class={look} act={() => press({ view: 'discord', customId })}>
      {label}
    </BusyButton>
  );
}

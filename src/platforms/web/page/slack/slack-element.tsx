import { httpsHref } from '../inline/https-href.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { BusySelect } from '../parts/busy-select.tsx';
import { useDrawing } from '../parts/drawing.ts';
import { OutsideLink } from '../parts/inline-text.tsx';
import { asList, asObject, asText, type Json } from '../parts/json.ts';
import { spokenName } from '../parts/spoken-name.ts';
import { UnknownBox } from '../parts/unknown-box.tsx';

/** A button or menu of Block Kit; it does what it would do in Slack. */
export function SlackElement({ element }: { element: Json }) {
  switch (element.type) {
    case 'button':
      return <Button element={element} />;
    case 'static_select':
    case 'overflow':
      return <Menu element={element} />;
    default:
      return <UnknownBox type={asText(element.type)} value={element} />;
  }
}

function Button({ element }: { element: Json }) {
  const { press } = useDrawing();
  const label = asText(asObject(element.text).text);
  const spoken = spokenName(label, asText(element.accessibility_label));
  const look = `slack-button ${asText(element.style)}`.trim();
  if (element.url !== undefined) {
    const href = httpsHref(element.url);
    if (href === null) return <UnknownBox type="button" value={element} />;
    return (
      <OutsideLink href={href} look={look} spoken={spoken}>
        {label}
      </OutsideLink>
    );
  }
  const part = { view: 'slack', actionId: asText(element.action_id), value: asText(element.value) } as const;
  return (
    <BusyButton class={look} spoken={spoken} act={() => press(part)}>
      {label}
    </BusyButton>
  );
}

function Menu({ element }: { element: Json }) {
  const { press } = useDrawing();
  const groups = asList(element.option_groups).flatMap(({ options }) => asList(options));
  const options = [...asList(element.options), ...groups];
  return (
    <BusySelect
      class="slack-select"
      placeholder={asText(asObject(element.placeholder).text) || 'More'}
      choices={options.map((option) => ({
        value: asText(option.value),
        label: asText(asObject(option.text).text),
      }))}
      act={(value) => press({ view: 'slack', actionId: asText(element.action_id), value })}
    />
  );
}

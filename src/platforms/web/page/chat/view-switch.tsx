import { Segmented } from '../parts/segmented.tsx';
import { useApp } from '../parts/use-app.ts';
import type { View } from '../state/address.ts';

const CHOICES = [
  { value: 'page', label: 'Broadsheet', about: 'As this page draws it' },
  { value: 'slack', label: 'Slack', about: 'As Slack would draw what it is sent' },
  { value: 'discord', label: 'Discord', about: 'As Discord would draw what it is sent' },
] as const;

/** How Broadsheet's messages are drawn, and whether what is sent is shown beneath. */
export function ViewSwitch({ view, payload }: { view: View; payload: boolean }) {
  const app = useApp();
  return (
    <div class="view-switch">
      <Segmented
        legend="Drawn as in"
        choices={CHOICES}
        chosen={view}
        onChoose={(chosen) => app.go({ view: chosen })}
      />
      <button
        type="button"
        class="button small toggle"
        aria-pressed={payload}
        onClick={() => app.go({ payload: !payload })}
      >
        Payload
      </button>
    </div>
  );
}

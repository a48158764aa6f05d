import { discordFormShape } from '../discord/form-shape.ts';
import { pageFormShape } from '../document/form-shape.ts';
import { FormFields } from '../parts/form-fields.tsx';
import type { FormShape } from '../parts/form-shape.ts';
import { Modal } from '../parts/modal.tsx';
import { Payload } from '../parts/payload.tsx';
import { useApp } from '../parts/use-app.ts';
import { slackFormShape } from '../slack/form-shape.ts';
import type { Address, View } from '../state/address.ts';
import type { OpenForm } from '../state/app-state.ts';

/** A form over the page, as the view asks for. What was filled in comes under the fields' own names in each. */
export function FormDialog({ open, address: { view, payload } }: { open: OpenForm; address: Address }) {
  const app = useApp();
  const { form, payloads } = open.asked;
  const shape = shapeOf(open, view);
  return (
    <Modal title={shape.title} look={`form as-${view}`} onClose={app.closeForm}>
      <FormFields
        key={view}
        shape={shape}
        onCancel={app.closeForm}
        onSubmit={(values) => app.submit(open, values)}
      />
      {payload && view === 'page' && <Payload value={form} what="this form" />}
      {payload && view === 'slack' && <Payload value={payloads.slack} what="the Slack modal" />}
      {payload && view === 'discord' && <Payload value={payloads.discord} what="the Discord modal" />}
    </Modal>
  );
}

function shapeOf({ asked: { form, payloads } }: OpenForm, view: View): FormShape {
  if (view === 'slack') return slackFormShape(payloads.slack);
  return view === 'discord' ? discordFormShape(payloads.discord) : pageFormShape(form);
}

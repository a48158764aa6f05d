import type { Action, Call, Document } from '../../../../core/document/document.ts';
import type { RoleId } from '../../wire.ts';
import { httpsHref } from '../inline/https-href.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { OutsideLink } from '../parts/inline-text.tsx';
import { spokenName } from '../parts/spoken-name.ts';
import { Block } from './block.tsx';

interface Props {
  document: Document;
  message: string;
  role: RoleId;
  onCall(call: Call): Promise<unknown>;
}

/** What Broadsheet says as a card. */
export function DocumentCard({ document, message, role, onCall }: Props) {
  const { blocks, actions, summary } = document;
  return (
    <div class="card">
      {blocks.length === 0 && <p>{summary}</p>}
      {blocks.map((block, index) => (
        <Block key={index} block={block} index={index} message={message} role={role} onCall={onCall} />
      ))}
      {actions.length > 0 && (
        <div class="actions">
          {actions.map((action, index) => (
            <ActionButton key={index} action={action} onCall={onCall} />
          ))}
        </div>
      )}
    </div>
  );
}

function ActionButton({ action, onCall }: { action: Action; onCall: Props['onCall'] }) {
  if (action.kind === 'button') {
    return (
      <BusyButton
        class={`button ${action.style}`}
        spoken={spokenName(action.label, action.spoken)}
        act={() => onCall(action.call)}
      >
        {action.label}
      </BusyButton>
    );
  }
  const href = httpsHref(action.href);
  if (href === null) return null;
  return (
    <OutsideLink href={href} look="button plain" spoken={spokenName(action.label, action.spoken)}>
      {action.label}
    </OutsideLink>
  );
}

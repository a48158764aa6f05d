import { useEffect, useState } from 'preact/hooks';
import type { PlatformView, RoleId, ShownMessage } from '../../wire.ts';
import { DiscordMessage } from '../discord/discord-message.tsx';
import { DocumentCard } from '../document/document-card.tsx';
import { type Drawing, DrawingContext } from '../parts/drawing.ts';
import { Payload } from '../parts/payload.tsx';
import { useApp } from '../parts/use-app.ts';
import { SlackMessage } from '../slack/slack-message.tsx';
import type { Address } from '../state/address.ts';
import { filePath, picturePath, sentenceOf } from '../state/api.ts';
import type { App } from '../state/app.ts';
import type { Platform } from '../state/views.ts';

interface Props {
  message: ShownMessage;
  address: Address;
}

/** What Broadsheet says, drawn as the view asks for. */
export function Answer({ message, address }: Props) {
  const app = useApp();
  const { id, room, thread, document, mention } = message;
  if (document === null) return <p class="looking">Looking …</p>;
  const calls = mention !== null && address.view === 'page' && <p class="calls">@{mention}</p>;
  if (address.view === 'page') {
    return (
      <>
        {calls}
        <DocumentCard
          document={document}
          message={id}
          role={address.role}
          onCall={(call) => app.press({ room, thread }, id, { view: 'page', call })}
        />
        {address.payload && <Payload value={document} what="this answer" />}
      </>
    );
  }
  return (
    <PlatformAnswer message={message} role={address.role} platform={address.view} payload={address.payload} />
  );
}

interface PlatformProps {
  message: ShownMessage;
  role: RoleId;
  platform: Platform;
  payload: boolean;
}

interface Got {
  platform: Platform;
  view: PlatformView;
}

/** Until a newer one has come, what was drawn before stays, and with it the focus. */
function PlatformAnswer({ message, role, platform, payload }: PlatformProps) {
  const app = useApp();
  const [got, setGot] = useState<Got | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isWanted = true;
    app.views.of(role, message, platform).then(
      (view) => {
        if (!isWanted) return;
        setGot({ platform, view });
        setProblem('');
      },
      (thrown) => isWanted && setProblem(sentenceOf(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [role, message, platform]);
  if (problem !== '') return <p class="note">{problem}</p>;
  if (got === null || got.platform !== platform) return <p class="looking">Drawing …</p>;
  return (
    <DrawingContext.Provider value={drawingOf(app, role, message, got.view)}>
      {platform === 'slack' ? (
        <SlackMessage payload={got.view.payload} />
      ) : (
        <DiscordMessage payload={got.view.payload} />
      )}
      {payload && (
        <Payload
          value={got.view.payload}
          what={platform === 'slack' ? 'the Slack payload' : 'the Discord payload'}
        />
      )}
    </DrawingContext.Provider>
  );
}

function drawingOf(app: App, role: RoleId, { id, room, thread }: ShownMessage, view: PlatformView): Drawing {
  return {
    view,
    press: (part) => app.press({ room, thread }, id, part),
    picture(name) {
      const block = view.pictures[name];
      if (block === undefined) return null;
      return { light: picturePath(role, id, block, 'light'), dark: picturePath(role, id, block, 'dark') };
    },
    file(name) {
      const block = view.files[name];
      return block === undefined ? undefined : filePath(role, id, block);
    },
  };
}

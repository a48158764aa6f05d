import { useId } from 'preact/hooks';
import type { Role, ShownMessage } from '../../wire.ts';
import { timeInFull, timeOf } from '../clock/clock-words.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { bytesInWords } from '../parts/bytes.ts';
import { FileLink } from '../parts/file-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { useApp } from '../parts/use-app.ts';
import type { Address } from '../state/address.ts';
import { Answer } from './answer.tsx';

interface Props {
  message: ShownMessage;
  address: Address;
  people: readonly Role[];
  zone: string;
  /** How many stand beneath it; `null` where nothing can. */
  replies: number | null;
}

/** One message with who said it, when, and what can be done with it. */
export function Message({ message, address, people, zone, replies }: Props) {
  const headingId = useId();
  const { from, at, isPrivate } = message;
  const isOurs = from === 'broadsheet';
  const name = isOurs ? 'Broadsheet' : (people.find(({ id }) => id === from)?.name ?? from);
  const look = isOurs ? `from-broadsheet as-${address.view}` : 'from-person';
  return (
    <article class={`message ${look}${isPrivate ? ' private' : ''}`} aria-labelledby={headingId}>
      <span class={`avatar of-${from}`} aria-hidden="true">
        {name.charAt(0)}
      </span>
      <div class="message-body">
        <h3 id={headingId} class="message-head">
          <span class="message-name">{name}</span>
          {isOurs && address.view !== 'page' && <span class="app-mark">App</span>}{' '}
          <time dateTime={at} title={timeInFull(at, zone)}>
            {timeOf(at, zone)}
          </time>
          {isPrivate && (
            <span class="private-mark">
              {' '}
              <Icon name="lock" /> Only you can see this
            </span>
          )}
        </h3>
        {isOurs ? <Answer message={message} address={address} /> : <Words message={message} />}
        <Foot message={message} address={address} replies={replies} />
      </div>
    </article>
  );
}

function Words({ message: { text, files } }: { message: ShownMessage }) {
  const isCommand = text?.startsWith('/') === true;
  return (
    <>
      {text !== null && text !== '' && <p class={isCommand ? 'words command-line' : 'words'}>{text}</p>}
      {files.map(({ name, bytes }, index) => (
        <FileLink key={index} name={name} about={bytesInWords(bytes)} />
      ))}
    </>
  );
}

function Foot({ message, address, replies }: Pick<Props, 'message' | 'address' | 'replies'>) {
  const app = useApp();
  const { id, room, thread, canShare, isPrivate, document } = message;
  // As Slack and Discord draw it, *Share* is a button of the message itself.
  const offersShare = canShare && address.view === 'page' && document !== null;
  const offersReply = replies !== null && !isPrivate;
  if (!offersShare && !offersReply) return null;
  return (
    <div class={`message-foot${(replies ?? 0) > 0 ? ' with-replies' : ''}`}>
      {offersReply && (
        <button
          type="button"
          id={openerId(id)}
          class="bare reply"
          aria-expanded={address.thread === id}
          onClick={() => app.go({ thread: id })}
        >
          <Icon name="reply" />
          {replies === 0 ? 'Reply in thread' : replies === 1 ? '1 reply' : `${replies} replies`}
        </button>
      )}
      {offersShare && (
        <BusyButton
          class="button small plain"
          spoken="Share this answer with everyone here"
          act={() => app.share({ room, thread }, id)}
        >
          Share
        </BusyButton>
      )}
    </div>
  );
}

/** The button that opens a message's thread, which has the focus again once that is closed. */
export function openerId(message: string): string {
  return `open-thread-${message}`;
}

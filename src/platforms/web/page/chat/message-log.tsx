import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownMessage } from '../../wire.ts';
import { dayInWords, dayOf } from '../clock/clock-words.ts';
import type { AppState } from '../state/app-state.ts';
import { replyCounts } from '../state/messages.ts';
import { Message } from './message.tsx';

interface Props {
  label: string;
  state: AppState;
  messages: readonly ShownMessage[];
  /** Nothing stands beneath what is said in a thread. */
  isThread?: boolean;
  children?: ComponentChildren;
}

/** How near to its end a log counts as being read at the end, in pixels. */
const NEAR_END = 120;

/** Messages by day, the newest at the end, which stays in sight unless somebody reads further up. */
export function MessageLog({ label, state, messages, isThread = false, children }: Props) {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNews, setNews] = useState(false);
  const last = messages.at(-1);
  const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight });
  useLayoutEffect(() => {
    if (isAtEnd.current || last?.from === state.address.role) toEnd();
    else setNews(true);
  }, [last?.id]);
  useEffect(() => {
    const shown = log.current?.firstElementChild;
    if (shown === null || shown === undefined) return undefined;
    // Cards, pictures and payloads grow after they are put in.
    const grown = new ResizeObserver(() => isAtEnd.current && toEnd());
    grown.observe(shown);
    return () => grown.disconnect();
  }, []);
  return (
    <div class="log-frame">
      <div
        ref={log}
        class={`log as-${state.address.view}`}
        role="log"
        aria-live="polite"
        aria-label={label}
        tabIndex={0}
        onScroll={({ currentTarget: box }) => {
          isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
          if (isAtEnd.current) setNews(false);
        }}
      >
        <div class="log-inside">
          {children}
          <Days state={state} messages={messages} isThread={isThread} />
        </div>
      </div>
      {hasNews && (
        <button type="button" class="button primary small to-end" onClick={toEnd}>
          New messages below
        </button>
      )}
    </div>
  );
}

function Days({
  state: { world, address, messages: all },
  messages,
  isThread,
}: Pick<Props, 'state' | 'messages'> & { isThread: boolean }) {
  if (world === null) return null;
  const { zone, now } = world.clock;
  const replies = replyCounts(all);
  let day = '';
  return (
    <>
      {messages.flatMap((message) => {
        const its = dayOf(message.at, zone);
        const divider = its === day ? [] : [<Day key={its} words={dayInWords(message.at, now, zone)} />];
        day = its;
        const shown = (
          <Message
            key={message.id}
            message={message}
            address={address}
            people={world.people}
            zone={zone}
            replies={isThread ? null : (replies.get(message.id) ?? 0)}
          />
        );
        return [...divider, shown];
      })}
    </>
  );
}

function Day({ words }: { words: string }) {
  return (
    <div class="day">
      <span>{words}</span>
    </div>
  );
}

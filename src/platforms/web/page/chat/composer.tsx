import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { bytesInWords } from '../parts/bytes.ts';
import { Icon } from '../parts/icon.tsx';
import { useApp } from '../parts/use-app.ts';
import type { AppState } from '../state/app-state.ts';
import { back, forth, NOTHING_SENT, recalled, withLine } from '../state/recall.ts';
import { CompletionList, optionId } from './completion-list.tsx';
import { keyAct } from './composer-keys.ts';
import { filesIn } from './files.ts';
import { UsageLine } from './usage-line.tsx';
import { useCompletions } from './use-completions.ts';

interface Props {
  /** The id of the input. */
  id: string;
  state: AppState;
  thread: string | null;
  label: string;
  placeholder: string;
  /** Files dropped on the room. */
  dropped: readonly File[];
}

/**
 * Where one writes: a line with completions in a room, several lines in a thread. It is emptied and keeps the focus as
 * soon as a line is sent; a line that was refused comes back.
 */
export function Composer({ id, state, thread, label, placeholder, dropped }: Props) {
  const app = useApp();
  const { role, room } = state.address;
  const draftName = `draft:${role}:${room}:${thread ?? ''}`;
  const [text, setText] = useState(() => app.kept.read(draftName) ?? '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [recall, setRecall] = useState(NOTHING_SENT);
  const [isClosed, setClosed] = useState(true);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const listId = useId();
  const usageId = useId();
  const known = useCompletions(role, room, text);
  const offered = isClosed ? [] : known.completions.filter(({ line }) => line.trim() !== text.trim());
  const multiline = thread !== null;

  useEffect(() => setFiles((held) => [...held, ...dropped]), [dropped]);
  useEffect(() => {
    if (multiline || state.filled.count === 0) return;
    write(state.filled.text);
    box.current?.focus();
  }, [state.filled.count]);

  function write(next: string, mayOffer = true) {
    setText(next);
    setClosed(!mayOffer);
    setActive(-1);
    app.kept.write(draftName, next);
  }

  async function send() {
    const line = text.trim();
    if (line === '' && files.length === 0) return;
    const spot = { room, thread };
    const handed = files;
    if (line !== '') setRecall(withLine(recall, line));
    write('', false);
    setFiles([]);
    box.current?.focus();
    const [first, ...rest] = handed;
    const isSent = first === undefined ? await app.say(spot, line) : await app.handIn(spot, first, line);
    if (!isSent) {
      if (box.current?.value === '') write(line, false);
      setFiles((held) => [...handed, ...held]);
      return;
    }
    for (const file of rest) await app.handIn(spot, file, '');
  }

  function accept(index: number) {
    const chosen = offered[index];
    if (chosen !== undefined) write(chosen.line);
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const isRecalling = recall.at >= 0;
    const act = keyAct(event.key, event.shiftKey, {
      text,
      offered: offered.length,
      active,
      multiline,
      isRecalling,
    });
    if (act === null || (act.kind === 'recall' && recall.lines.length === 0)) return;
    event.preventDefault();
    if (act.kind === 'send') void send();
    else if (act.kind === 'accept') accept(act.index);
    else if (act.kind === 'move') setActive(act.index);
    else if (act.kind === 'close') setClosed(true);
    else {
      const next = act.way === 'back' ? back(recall) : forth(recall);
      setRecall(next);
      write(recalled(next), false);
    }
  }

  const isOpen = offered.length > 0;
  const shared = {
    ref: box,
    id,
    class: 'say',
    value: text,
    placeholder,
    autocomplete: 'off',
    spellcheck: false,
    'aria-label': label,
    'aria-autocomplete': 'list' as const,
    'aria-controls': isOpen ? listId : undefined,
    'aria-activedescendant': isOpen && active >= 0 ? optionId(listId, active) : undefined,
    'aria-describedby': usageId,
    onKeyDown,
    onBlur: () => setClosed(true),
    onInput: (event: { currentTarget: { value: string } }) => {
      setRecall({ ...recall, at: -1 });
      write(event.currentTarget.value);
    },
    onPaste: (event: ClipboardEvent) => {
      const pasted = filesIn(event.clipboardData);
      if (pasted.length === 0) return;
      event.preventDefault();
      setFiles([...files, ...pasted]);
    },
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {isOpen && <CompletionList id={listId} completions={offered} active={active} onChoose={accept} />}
      {files.length > 0 && (
        <ul class="held-files" aria-label="Files to send">
          {files.map((file, index) => (
            <li key={index}>
              <Icon name="file" /> {file.name} <span>{bytesInWords(file.size)}</span>
              <button
                type="button"
                class="bare"
                aria-label={`Take ${file.name} away`}
                onClick={() => setFiles(files.filter((_, at) => at !== index))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="say-line">
        <AttachButton onFiles={(more) => setFiles([...files, ...more])} />
        {multiline ? (
          <textarea {...shared} rows={2} />
        ) : (
          <input
            {...shared}
            type="text"
            role="combobox"
            aria-expanded={isOpen}
            aria-haspopup="listbox"
            enterkeyhint="send"
          />
        )}
        <button type="submit" class="bare send" aria-label="Send">
          <Icon name="send" />
        </button>
      </div>
      <UsageLine id={usageId} usage={known.usage} multiline={multiline} />
    </form>
  );
}

function AttachButton({ onFiles }: { onFiles(files: File[]): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="bare" aria-label="Attach a file" onClick={() => input.current?.click()}>
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to attach"
        onChange={({ currentTarget: chosen }) => {
          onFiles([...(chosen.files ?? [])]);
          chosen.value = '';
        }}
      />
    </>
  );
}

/** What a key means to whoever writes, given what is shown. */
export type KeyAct =
  | { kind: 'send' }
  | { kind: 'accept'; index: number }
  | { kind: 'move'; index: number }
  | { kind: 'close' }
  | { kind: 'recall'; way: 'back' | 'forth' }
  | null;

export interface Writing {
  text: string;
  /** How many completions are shown; 0 when the list is closed. */
  offered: number;
  /** The completion that is pointed at; -1 for none. */
  active: number;
  multiline: boolean;
  /** A line that was sent before is shown. */
  isRecalling: boolean;
}

/** Arrows move in the list or recall lines, Enter and Tab take what is pointed at, Escape closes, Enter sends. */
export function keyAct(key: string, isShifted: boolean, writing: Writing): KeyAct {
  const { text, offered, active, multiline, isRecalling } = writing;
  switch (key) {
    case 'Enter':
      if (active >= 0 && !isShifted) return { kind: 'accept', index: active };
      return multiline && isShifted ? null : { kind: 'send' };
    case 'Tab':
      return offered > 0 && !isShifted ? { kind: 'accept', index: Math.max(active, 0) } : null;
    case 'Escape':
      return offered > 0 ? { kind: 'close' } : null;
    case 'ArrowDown':
      if (offered > 0 && !isRecalling)
        return { kind: 'move', index: active + 1 >= offered ? -1 : active + 1 };
      return isRecalling ? { kind: 'recall', way: 'forth' } : null;
    case 'ArrowUp':
      if (offered > 0 && !isRecalling) return { kind: 'move', index: active < 0 ? offered - 1 : active - 1 };
      return text === '' || isRecalling ? { kind: 'recall', way: 'back' } : null;
    default:
      return null;
  }
}

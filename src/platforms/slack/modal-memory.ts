import type { Call } from '../../core/document/document.ts';
import type { Place } from '../../core/person.ts';
import type { Conversation } from './conversation-outlet.ts';
import { readCallFields } from './local-calls.ts';
import { fieldsOf, parseFields, textOf } from './payload.ts';

/** What a modal remembers until it is submitted: what to call, and where the answer goes. */
export interface ModalMemory {
  call: Call;
  /** The option of the call that the search fills in; empty for forms, whose fields have names. */
  option: string;
  place: Place;
  conversation: Conversation | null;
}

export function writeMemory(memory: ModalMemory): string {
  return JSON.stringify(memory);
}

/** `null` for what is no memory of ours. */
export function readMemory(metadata: string): ModalMemory | null {
  const { call, option, place, conversation } = parseFields(metadata);
  const read = readCallFields(call);
  if (read === null) return null;
  const { kind, id } = fieldsOf(place);
  const { channel, threadTs } = fieldsOf(conversation);
  return {
    call: read,
    option: textOf(option),
    place: { kind: kind === 'channel' ? 'channel' : 'dm', id: textOf(id) },
    conversation: typeof channel === 'string' ? { channel, threadTs: textOf(threadTs) || null } : null,
  };
}

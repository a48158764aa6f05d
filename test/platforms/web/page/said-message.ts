import type { ShownMessage } from '../../../../src/platforms/web/wire.ts';

/** A message of the reader in the reading group, but for what is told. */
export function saidMessage(id: string, told: Partial<ShownMessage> = {}): ShownMessage {
  return {
    id,
    room: 'reading-group',
    thread: null,
    from: 'reader',
    at: '2026-11-25T09:30:00Z',
    isPrivate: false,
    canShare: false,
    text: 'words',
    files: [],
    document: null,
    mention: null,
    revision: 0,
    ...told,
  };
}

import { BOT_NAME } from './rooms.ts';
import type { Room } from './wire.ts';

/** What a line means: asked of Broadsheet, privately or before all, or talk between people. */
export type Heard =
  | {
      kind: 'asked';
      text: string /** Only the asker sees what they typed, as on Slack and Discord. */;
      isPrivate: boolean;
    }
  | { kind: 'chatter' };

/** Not within a word or an address. */
const MENTION = new RegExp(`(^|[^\\p{L}\\p{N}_@.])@${BOT_NAME}(?![\\p{L}\\p{N}_])`, 'iu');

/** What a mention without words asks for. */
const HELP = 'help';

/**
 * In the direct message all is for Broadsheet. In a channel slash commands are, and what calls it by name; the rest is
 * none of its business.
 */
export function heardIn(room: Room, text: string, hasFiles: boolean): Heard {
  if (room.kind === 'dm') return { kind: 'asked', text, isPrivate: true };
  if (text.trimStart().startsWith('/')) return { kind: 'asked', text, isPrivate: true };
  if (!MENTION.test(text)) return { kind: 'chatter' };
  const words = text.replace(MENTION, '$1').trim();
  return { kind: 'asked', text: words === '' && !hasFiles ? HELP : words, isPrivate: false };
}

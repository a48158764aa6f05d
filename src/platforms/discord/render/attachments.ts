import { DISCORD_HOUSE_LIMITS, DISCORD_LIMITS } from '../limits.ts';
import type { DiscordFile } from './payload.ts';

/** Collects the files of one message: names that hold in an `attachment://` address, and within Discord's bounds. */
export interface Attachments {
  files: DiscordFile[];
  /** The address by which a component shows the file; `null` when the message has no room for it. */
  add(file: DiscordFile): AttachmentAddress | null;
}

export type AttachmentAddress = `attachment://${string}`;

const ENCODER = new TextEncoder();

export function createAttachments(most: number = DISCORD_LIMITS.attachments): Attachments {
  const files: DiscordFile[] = [];
  const taken = new Set<string>();
  let bytes = 0;
  return {
    files,
    add(file) {
      const size = sizeOf(file.content);
      if (files.length >= most || bytes + size > DISCORD_LIMITS.fileBytes) return null;
      const name = freeName(taken, plainName(file.name));
      taken.add(name);
      bytes += size;
      files.push({ ...file, name });
      return `attachment://${name}`;
    },
  };
}

function sizeOf(content: DiscordFile['content']): number {
  return typeof content === 'string' ? ENCODER.encode(content).length : content.length;
}

/** Letters, digits, full stops and hyphens: Discord changes other signs, and the address would lead nowhere. */
function plainName(name: string): string {
  const { stem, extension } = parted(name.normalize('NFKD').replace(/\p{M}/gu, ''));
  const end = plainSigns(extension);
  const start = plainSigns(stem).slice(0, DISCORD_HOUSE_LIMITS.fileNameCharacters - end.length - 1);
  return end === '' ? start || 'file' : `${start || 'file'}.${end}`;
}

function plainSigns(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_]+/gu, '-');
  return plain.slice(plain.startsWith('-') ? 1 : 0, plain.endsWith('-') ? -1 : undefined);
}

function freeName(taken: ReadonlySet<string>, name: string): string {
  const { stem, extension } = parted(name);
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}${extension}`;
  return free;
}

function parted(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const isExtension = dot > 0 && name.length - dot <= 12;
  return isExtension
    ? { stem: name.slice(0, dot), extension: name.slice(dot) }
    : { stem: name, extension: '' };
}

import type { Command } from '../../core/command/command.ts';
import type { Document, Form } from '../../core/document/document.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Painter } from '../../core/ports/painter.ts';
import type { Store } from '../../core/ports/store.ts';
import type { AskedForm, ClockState, PlatformView, Pressing } from './wire.ts';

/** All the local page is made of. */
export interface WebSettings {
  commands: readonly Command[];
  store: Pick<Store, 'pageMessages' | 'facts'>;
  clock: PageClock;
  /** Runs something later; the answer calls it off. */
  after(delayMs: number, run: () => void): () => void;
  /** A number from 0 up to 1. */
  random(): number;
  log: Log;
  /** A file of the page by its path, `/` and `/assets/…`; `null` where there is none. */
  assets(path: string): Asset | null;
  views: PlatformViews;
  /** `null` where no pictures are made: the page then draws charts by itself. */
  painter: Painter | null;
  /** The zone of the page until a browser says its own (IANA). */
  zone: string;
  /** The address the server was told to listen on (HOST). */
  host: string;
  /** Wakes what waits for a time; resolves once what is due then has been posted. Never fails. */
  afterClockMoved(): Promise<void>;
  /** The next issue of any digest of the page. */
  nextPost(): Promise<ClockState['nextPost']>;
  /** Erases what the house keeps of the page's tenant: digests, issues, ballots, reading lists, follows. */
  startOver(): Promise<void>;
}

/** The clock of the house, which can be set ahead (src/movable-clock.ts). */
export interface PageClock extends Clock {
  aheadMs(): number;
  moveTo(time: Date): void;
  setAhead(ms: number): void;
}

export interface Asset {
  /** As in `content-type`. */
  type: string;
  body: Uint8Array;
}

export type DrawnPlatform = 'slack' | 'discord';
export type DrawnPart = Extract<Pressing['part'], { view: DrawnPlatform }>;

export interface HowDrawn {
  /** Whether *Share* stands beneath it. */
  share: boolean;
  /** Whether one person alone sees it where others read along. */
  isPrivate: boolean;
  /** Whether charts can be had as pictures. */
  pictures: boolean;
}

/** What the other platforms would be sent, and how they would read a press on it. */
export interface PlatformViews {
  viewOf(document: Document, platform: DrawnPlatform, how: HowDrawn): Promise<PlatformView>;
  /** `token` is read by `readCall`; `null` for what asks for nothing. */
  readPress(part: DrawnPart): Promise<{ kind: 'call' | 'share'; token: string } | null>;
  formPayloads(form: Form): Promise<AskedForm['payloads']>;
}

import type { Command } from '../../core/command/command.ts';
import type { Departures } from '../../core/ports/departures.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Painter } from '../../core/ports/painter.ts';
import type { Seen } from '../../core/ports/seen.ts';
import type { SlackSettings } from '../../core/ports/settings.ts';
import type { Collection, Installation } from '../../core/ports/store.ts';

/** Runs something later; the answer calls it off. */
export type After = (delayMs: number, run: () => void) => () => void;

/** What the platform is made of; time and chance are inputs. */
export interface SlackParts {
  settings: SlackSettings;
  commands: readonly Command[];
  log: Log;
  now: () => Date;
  after: After;
  /** Where workspaces that install the app are kept; needed when there may be many. */
  installations: Collection<Installation> | null;
  /** What other processes on the same app have acted on. */
  seen?: Seen;
  /** Told which workspaces take the app out, and in again. */
  departures?: Departures;
  /** Paints the charts of answers; without one they are shown in words. */
  painter?: Painter;
  /** How long one attempt to post an issue may take, in milliseconds; ten seconds when not given. */
  attemptMs?: number;
  /** Unguessable bytes; Node's own when not given. */
  randomBytes?: (size: number) => Buffer;
}

import type { Command } from '../../core/command/command.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Painter } from '../../core/ports/painter.ts';
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
  /** Paints the charts of answers; without one they are shown in words. */
  painter?: Painter;
  /** How long one attempt to post an issue may take, in milliseconds; ten seconds when not given. */
  attemptMs?: number;
  /** Unguessable bytes; Node's own when not given. */
  randomBytes?: (size: number) => Buffer;
}

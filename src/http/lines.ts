import type { HostHealth } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';
import { limitsOf } from './host-limits.ts';
import { createHostLine, type HostLine } from './host-line.ts';
import { createPace, type Pace } from './pace.ts';
import { createStanding } from './standing.ts';

/** With more hosts than these, those with nothing to remember are forgotten. */
const MOST_HOSTS = 500;

/** The waiting lines of all hosts, one each for the whole process. */
export interface Lines {
  /**
   * The line for an address; `policy` names the host it stands for, where it is a mirror. Hosts of the table are
   * known by name whatever the port, others by name and port.
   */
  lineOf(url: URL, policy?: string): HostLine;
  health(): HostHealth[];
  close(): void;
}

export interface LinesParts {
  hasContact: boolean;
  now: () => Date;
  after: (delayMs: number, run: () => void) => () => void;
  log: Log;
}

export function createLines({ hasContact, now, after, log }: LinesParts): Lines {
  const lines = new Map<string, HostLine>();
  const paces = new Map<string, Pace>();

  return {
    lineOf(url, policy) {
      const host = policy ?? nameOf(url);
      const existing = lines.get(host);
      if (existing !== undefined) return existing;
      if (lines.size >= MOST_HOSTS) forgetIdle();
      const line = open(host);
      lines.set(host, line);
      return line;
    },
    health: () =>
      [...lines.values()]
        .filter((line) => line.wasAsked())
        .map((line) => line.health())
        .sort(byHost),
    close() {
      for (const line of lines.values()) line.close();
      for (const pace of paces.values()) pace.close();
    },
  };

  function nameOf(url: URL): string {
    const hostname = url.hostname.replace(/\.$/, '');
    return limitsOf(hostname, hasContact).policy === null ? url.host : hostname;
  }

  function open(host: string): HostLine {
    const limits = limitsOf(host, hasContact);
    const { title, countedWith, gapMs, atOnce } = limits;
    const pace = paces.get(countedWith) ?? createPace({ gapMs, atOnce, after });
    paces.set(countedWith, pace);
    const standing = createStanding({ host, title, now, log });
    return createHostLine({ limits, pace, standing, after });
  }

  function forgetIdle(): void {
    for (const [host, line] of lines) {
      if (line.limits.policy !== null || !line.isIdle()) continue;
      lines.delete(host);
      paces.delete(line.limits.countedWith);
    }
  }
}

function byHost(a: HostHealth, b: HostHealth): number {
  return a.host < b.host ? -1 : 1;
}

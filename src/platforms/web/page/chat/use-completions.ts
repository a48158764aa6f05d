import { useEffect, useRef, useState } from 'preact/hooks';
import type { Completions, RoleId } from '../../wire.ts';
import { useApp } from '../parts/use-app.ts';
import { after } from '../timers.ts';

const NONE: Completions = { completions: [], usage: null };

/** Long enough to spare a call for each letter of a fast writer, too short to be felt. */
const PAUSE_MS = 70;

/** Ways to go on with a line and how its command is used. An answer to an earlier line is dropped. */
export function useCompletions(role: RoleId, room: string, typed: string): Completions {
  const app = useApp();
  const [known, setKnown] = useState(NONE);
  const latest = useRef('');
  useEffect(() => {
    latest.current = typed;
    if (typed.trim() === '' || typed.includes('\n')) {
      setKnown(NONE);
      return undefined;
    }
    return after(PAUSE_MS, () => {
      app.api.completions(role, room, typed).then(
        (completions) => {
          if (latest.current === typed) setKnown(completions);
        },
        () => setKnown(NONE),
      );
    });
  }, [role, room, typed]);
  return typed.trim() === '' ? NONE : known;
}

import { writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { after } from '../clock.ts';
import type { Platform } from '../core/ports/platform.ts';
import { platforms } from '../platforms/index.ts';
import { localPerson } from './local-person.ts';
import { openFile } from './open-file.ts';
import type { Shell } from './subcommand.ts';

/**
 * The terminal this process was started from, as a place to talk. `leave` is called when the person there is
 * done: with /quit, Ctrl-D, or at the end of piped lines.
 */
export async function openTerminal(shell: Shell, leave: () => void): Promise<Platform> {
  const { createTerminal } = await platforms.terminal();
  return createTerminal({
    input: shell.stdin,
    output: shell.stdout,
    person: localPerson(),
    colour: !shell.config.noColour,
    dumb: shell.config.dumbTerminal,
    after,
    saveFile: (name, content) => saveBeside(process.cwd(), name, content),
    openFile,
    onClose: leave,
  });
}

/** Writes into the folder Broadsheet was started in; an existing file is never replaced. */
async function saveBeside(folder: string, name: string, content: string): Promise<string> {
  const base = basename(name);
  const ending = extname(base);
  const stem = base.slice(0, base.length - ending.length);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${stem}-${number}${ending}`;
    const written = await writeFile(join(folder, candidate), content, { flag: 'wx', mode: 0o600 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (written) return join('.', candidate);
  }
}

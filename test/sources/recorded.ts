import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '../support/shared.ts';

/** Answers recorded from one source, kept beside the checkout; suites that use them skip where they are not at hand. */
export function recordings(folder: string): { atHand: boolean; text(file: string): string } {
  const path = sharedPath('fixtures', folder);
  return {
    atHand: path !== null,
    text: (file) => readFileSync(join(path ?? '', file), 'utf8'),
  };
}

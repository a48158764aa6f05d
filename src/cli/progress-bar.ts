import type { Writable } from 'node:stream';

const WIDTH = 30;
const ERASE_LINE = '\r\u001b[2K';

/** Progress on a terminal, silence elsewhere: pipes and logs get no half lines. */
export function progressBar(output: Writable & { isTTY?: boolean }, what: string) {
  let shown = -1;
  const draw = (text: string) => {
    if (output.isTTY === true) output.write(ERASE_LINE + text);
  };
  return {
    /** `total` is `null` while nobody can know it. */
    update(done: number, total: number | null): void {
      const step = total === null ? Math.floor(done / 500) : Math.floor((done / Math.max(total, 1)) * 100);
      if (step === shown) return;
      shown = step;
      draw(total === null ? `${what}: ${done.toLocaleString('en')}` : `${what} ${bar(step)} ${step}%`);
    },
    end(): void {
      draw('');
    },
  };
}

function bar(percent: number): string {
  const full = Math.round((Math.min(percent, 100) / 100) * WIDTH);
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}

import { measureLoop } from './loop-delays.ts';

/** Does nothing: how late its timers are tells what the machine alone makes others wait. */
const end = measureLoop();
process.on('message', () => {
  process.send?.(end());
  process.disconnect();
});

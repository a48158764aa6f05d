import { after } from '../clock.ts';

/** What is asked for, or an `Error` in words once the time is over: a database that is cut off says nothing for long. */
export function inTime<T>(limitMs: number, ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = after(limitMs, () => reject(new Error(`no answer within ${limitMs / 1000} s`)));
    ask().then(resolve, reject).finally(callOff);
  });
}

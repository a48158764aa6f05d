import { createHmac, timingSafeEqual } from 'node:crypto';
import { createRecent } from './recent.ts';

/** The `state` of an OAuth round trip: made here, bound to one browser by a cookie, good once and for ten minutes. */
export interface InstallStates {
  make(): string;
  /** Whether the state that came back is the one this browser was given. Asking uses it up. */
  accept(returned: string, cookie: string): boolean;
}

export const STATE_LIFE_SECONDS = 600;

const MOST_STATES = 10_000;
const NONCE_BYTES = 18;

export function createInstallStates(settings: {
  secret: string;
  now: () => Date;
  randomBytes: (size: number) => Buffer;
}): InstallStates {
  const { secret, now, randomBytes } = settings;
  const used = createRecent({ forMs: STATE_LIFE_SECONDS * 1000, most: MOST_STATES, now });
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    make() {
      const stamped = `${Math.floor(now().getTime() / 1000)}.${randomBytes(NONCE_BYTES).toString('base64url')}`;
      return `${stamped}.${sign(stamped)}`;
    },
    accept(returned, cookie) {
      const [madeAt = '', nonce = '', signature = ''] = returned.split('.');
      const ageSeconds = now().getTime() / 1000 - Number(madeAt);
      const isOurs = isSame(sign(`${madeAt}.${nonce}`), signature) && isSame(returned, cookie);
      const isFresh = ageSeconds > -1 && ageSeconds <= STATE_LIFE_SECONDS;
      return isOurs && isFresh && used.claim(nonce);
    },
  };
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

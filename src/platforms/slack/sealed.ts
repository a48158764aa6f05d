import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** Seals and opens small texts: AES-256-GCM under a key derived from SECRET_KEY, bound to the record it lies in. */
export interface Sealer {
  seal(text: string, recordId: string): string;
  /** `null` when the key is another, the text was changed, or it was sealed for another record. */
  open(sealed: string, recordId: string): string | null;
}

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D, 8.2: the length GCM is made for. */
const NONCE_BYTES = 12;
const PURPOSE = 'broadsheet slack installations';

export function createSealer(secretKey: string, randomBytes: (size: number) => Buffer): Sealer {
  // HKDF (RFC 5869): the secret may serve other purposes under other names.
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', PURPOSE, KEY_BYTES));
  return {
    seal(text, recordId) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(recordId));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
      return [VERSION, ...parts].join('.');
    },
    open(sealed, recordId) {
      const [version, ...parts] = sealed.split('.');
      const [nonce, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || nonce === undefined || tag === undefined || body === undefined) return null;
      try {
        const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: 16 });
        decipher.setAAD(Buffer.from(recordId)).setAuthTag(tag);
        return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

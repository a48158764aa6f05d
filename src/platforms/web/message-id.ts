const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;

/** `m-7k3f9qx2…`: never guessed, and never taken for the id of a post, which is made of its marker. */
export function messageId(random: () => number): string {
  const characters = Array.from({ length: LENGTH }, () =>
    CHARACTERS.charAt(Math.floor(random() * CHARACTERS.length)),
  );
  return `m-${characters.join('')}`;
}

const MESSAGE_ID = /^[a-z0-9-]{1,64}$/;

/** Whether it can be the id of a message, so that nothing else is looked up. */
export function isMessageId(text: unknown): text is string {
  return typeof text === 'string' && MESSAGE_ID.test(text);
}

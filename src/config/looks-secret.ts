/** Tokens of Slack, bot tokens of Discord, and addresses with a name and password in them. */
const SHAPES = [
  /\bxox[a-z](?:\.[a-z]+)?-/i,
  /\bxapp-/i,
  /^[\w-]+\.[\w-]+\.[\w-]{10,}$/,
  /\/\/[^/]*@/,
  /^sk-/,
];

/** Whether a value was put into the wrong variable and is better not shown. */
export function looksSecret(value: string): boolean {
  return SHAPES.some((shape) => shape.test(value)) || isLongAndRandom(value);
}

const LONG = 32;

/** Long, of one piece, with letters and digits mixed, and no address or path. */
function isLongAndRandom(value: string): boolean {
  return value.length >= LONG && /^[\w+=-]+$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}

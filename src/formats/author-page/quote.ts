const LONGEST = 60;

/** The beginning of a text from the page, to name it by in a message. */
export function quote(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST)];
  return characters.length <= LONGEST ? `"${text}"` : `"${characters.slice(0, LONGEST).join('')}…"`;
}

/** What a component's or a modal's `custom_id`, or the chosen value of a select, asks for. */
export type Pressed =
  /** A button: `readCall` reads the token. */
  | { kind: 'call'; token: string }
  /** Share: the token's call is asked again, and its answer is for everyone. */
  | { kind: 'share'; token: string }
  /** A select: the chosen value is the token, read by `readChosen`. */
  | { kind: 'pick' }
  /** A submitted modal: its fields are added to the token's call under their `custom_id`. */
  | { kind: 'form'; token: string };

/** Reads back what this renderer wrote; `null` for the id of another's component. */
export function readCustomId(customId: string): Pressed | null {
  if (customId.startsWith('p:')) return { kind: 'pick' };
  const token = readChosen(customId.slice(2));
  if (customId.startsWith('c:')) return { kind: 'call', token };
  if (customId.startsWith('s:')) return { kind: 'share', token };
  if (customId.startsWith('f:')) return { kind: 'form', token };
  return null;
}

/** The token in the chosen value of a select. */
export function readChosen(value: string): string {
  const mark = /[?&]~\d{1,3}$/.exec(value);
  return mark === null ? value : value.slice(0, mark.index);
}

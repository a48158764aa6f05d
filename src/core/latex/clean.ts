/** C0 and C1 controls without the white space among them, and the marks that turn or isolate the direction of text. */
const UNWANTED =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Takes out what must never reach a reader: control characters and bidirectional controls. */
export function stripControls(text: string): string {
  return text.replace(UNWANTED, '');
}

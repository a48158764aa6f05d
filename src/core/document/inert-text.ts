/** Terminal strings with a payload (window title, OSC 8 link, DCS …), in 7- and 8-bit form, payload and end included. */
const STRING_SEQUENCES =
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u009c|\u001b\\)/gu;

/** Cursor movement, colours, clearing: ECMA-48 control sequences in 7- and 8-bit form. */
const CONTROL_SEQUENCES = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/gu;

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

const LINE_ENDINGS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;

/**
 * What is never seen but can act or deceive: control characters, half surrogates, direction overrides, invisible
 * separators and tags. The two joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji need them.
 */
const UNSEEN =
  /\p{Cc}|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** The same, with tabs and new lines kept. */
const UNSEEN_IN_BLOCK =
  /[^\P{Cc}\t\n]|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * Text of a paper or a person as one line that can do nothing but be read: escape sequences and unseen characters
 * are gone, each run of line breaks and tabs is one space.
 */
export function inertLine(text: string): string {
  return withoutSequences(text).replace(LINE_BREAKS, ' ').replace(UNSEEN, '');
}

/** The same for text to copy as it stands: line ends become `\n`, tabs and spaces stay. */
export function inertBlock(text: string): string {
  return withoutSequences(text).replace(LINE_ENDINGS, '\n').replace(UNSEEN_IN_BLOCK, '');
}

function withoutSequences(text: string): string {
  return text.replace(STRING_SEQUENCES, '').replace(CONTROL_SEQUENCES, '');
}

import type { MessageRef } from './message-ref.ts';

/**
 * A Document is what Broadsheet says, not how it looks: every command returns one, every platform renders it.
 *
 * Text is a list of spans, never markup, so nothing a paper's title contains can take effect anywhere.
 * `plainText` (plain-text.ts) is its accessible form: what a screen reader or a log-in terminal gets.
 */
export interface Document {
  /** One full sentence that stands for the whole document: notification text, first line for a screen reader. */
  summary: string;
  blocks: Block[];
  actions: Action[];
  /** The call that says this again for everyone, where a private answer is worth sharing: offered as *Share*. */
  share?: Call;
  /** `asker`: only the person who asked sees it. `everyone`: the whole channel. A DM shows both alike. */
  visibility: 'asker' | 'everyone';
}

export interface Span {
  text: string;
  style?: 'strong' | 'emphasis' | 'code';
  /** An https address. Checked where the span is made (`link` in rich-text.ts). */
  href?: string;
}

export type RichText = Span[];

export type Block =
  | { kind: 'heading'; text: RichText }
  | { kind: 'paragraph'; text: RichText }
  /** Short label and value pairs, such as Published: 12 Oct 2022. */
  | { kind: 'facts'; facts: Fact[] }
  | {
      kind: 'list' /** Number of the first item; `null` for bullets. */;
      start: number | null;
      items: ListItem[];
    }
  | { kind: 'quote'; text: RichText }
  /** Text to copy as it stands. */
  | { kind: 'code'; language: string; text: string }
  | { kind: 'chart'; chart: Chart }
  /** A file to hand over. */
  | { kind: 'file'; name: string; mediaType: string; content: string }
  /** Small print: where something comes from, what was left out. */
  | { kind: 'note'; text: RichText };

export interface Fact {
  label: string;
  value: RichText;
}

export interface ListItem {
  title: RichText;
  detail?: RichText;
  /** What choosing this item does. */
  call?: Call;
}

/** Counts by column and series: papers per year (columns) by category (series). */
export interface Chart {
  title: string;
  columns: string[];
  series: { name: string; values: number[] }[];
  /** Says the numbers in words; required, because a picture alone leaves people out. */
  alt: string;
}

export type Action =
  | {
      kind: 'button';
      label: string;
      /** Full sentence for a screen reader where the label alone would repeat: "Save HiRE to your reading list". */
      spoken: string;
      call: Call;
      style: 'primary' | 'plain' | 'danger';
    }
  | { kind: 'link'; label: string; spoken: string; href: string };

/**
 * A command called by name with exact values: what a button carries. It is data, checked again against the
 * command's definition and the presser's rights when it comes back.
 */
export interface Call {
  /** Command and, where it has them, its subcommand: `paper`, `reading add`. */
  route: string;
  args: Record<string, string | number | boolean>;
}

/** Asks a person for a few lines of text; the answers are added to `submit.args` under the fields' names. */
export interface Form {
  title: string;
  fields: FormField[];
  submit: Call;
}

export interface FormField {
  name: string;
  label: string;
  multiline: boolean;
  required: boolean;
  maxLength: number;
  value: string;
}

/** What takes the place of a public message of ours. */
export interface Edit {
  message: MessageRef;
  document: Document;
}

/** What a command answers with. */
export type Reply =
  | {
      kind: 'document';
      document: Document;
      /** Own public messages that look different from now on, such as one with a vote count; changed beside the answer. */
      edits?: Edit[];
    }
  | { kind: 'form'; form: Form }
  /** Nothing to say, such as to a link to something that is no paper we know. */
  | { kind: 'silence' };

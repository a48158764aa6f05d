import { inertLine } from '../document/inert-text.ts';

/** Untrusted text as one inert line, every run of white space one space, none at the ends. */
export function oneLine(text: string): string {
  return inertLine(text).replace(/\s+/g, ' ').trim();
}

import { sentence } from '../../core/cards/reply.ts';
import type { Call, Document, Form } from '../../core/document/document.ts';

/** A remark has at most so many paragraphs. */
const LONGEST_REMARK = 2;

/**
 * Whether an answer is said beneath what it is about rather than in its place: a short remark ("Saved …") or a file
 * would take away the card or list that the person is looking at.
 */
export function isSaidBeneath({ blocks }: Document): boolean {
  if (blocks.some(({ kind }) => kind === 'file')) return true;
  return (
    blocks.length <= LONGEST_REMARK && blocks.every(({ kind }) => kind === 'paragraph' || kind === 'note')
  );
}

/** Whether an answer may be read by everybody although nobody asked for that: a remark, or what may be shared. */
export function mayBePublic(document: Document): boolean {
  const isPrivateFile = document.blocks.some(({ kind }) => kind === 'file');
  return (
    document.visibility === 'everyone' ||
    document.share !== undefined ||
    (isSaidBeneath(document) && !isPrivateFile)
  );
}

/** Offers a form where it cannot be opened at once: Discord opens forms only in answer to a press. */
export function formInvitation(form: Form, call: Call): Document {
  return sentence(`${form.title}: press the button to fill it in.`, [
    { kind: 'button', label: 'Fill in', spoken: `Fill in: ${form.title}`, call, style: 'primary' },
  ]);
}

/** Stands for an answer that is the asker's alone where everybody reads along. */
export function privateInvitation(): Document {
  return {
    ...sentence('That answer is for you alone: press the button to see it.'),
    visibility: 'everyone',
  };
}

/** What anybody else is told who presses, and the asker when it is no longer kept. */
export function keptForAnother(): Document {
  return sentence('That answer was for whoever asked, and for a while: please ask for yourself.');
}

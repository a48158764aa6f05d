import type { Document, Reply } from '../../src/core/document/document.ts';
import type { Completion, Desk, Inbound, SuggestedValue } from '../../src/core/ports/platform.ts';

/** A desk that answers as the test tells it, and remembers what it heard. */
export interface ScriptedDesk extends Desk {
  heard: Inbound[];
  /** What each question from now on is answered with. */
  answerWith(respond: (inbound: Inbound) => Reply | Promise<Reply>): void;
  completeWith(completions: Completion[]): void;
  suggestWith(values: SuggestedValue[]): void;
}

export function createScriptedDesk(): ScriptedDesk {
  const heard: Inbound[] = [];
  let respond: (inbound: Inbound) => Reply | Promise<Reply> = () => sentence('Heard.');
  let completions: Completion[] = [];
  let suggestions: SuggestedValue[] = [];
  return {
    heard,
    answerWith: (next) => {
      respond = next;
    },
    completeWith: (next) => {
      completions = next;
    },
    answer: async (inbound) => {
      heard.push(inbound);
      return respond(inbound);
    },
    complete: async () => completions,
    suggestWith: (next) => {
      suggestions = next;
    },
    suggest: async (_typeahead, _typed, _person, limit) => suggestions.slice(0, limit),
  };
}

export function saidText(inbound: Inbound): string {
  return inbound.said.kind === 'text' ? inbound.said.text : inbound.said.call.route;
}

/** A reply that is one sentence. */
export function sentence(words: string): Reply {
  const document: Document = {
    summary: words,
    blocks: [{ kind: 'paragraph', text: [{ text: words }] }],
    actions: [],
    visibility: 'asker',
  };
  return { kind: 'document', document };
}

/** A promise and what settles it: for holding an answer back. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

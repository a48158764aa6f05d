/** Numbers the interactive elements of one payload, so that no `action_id` occurs twice. */
export type NextId = (kind: ActionKind) => string;

const KINDS = ['call', 'share', 'pick', 'link'] as const;

/**
 * What a press means, read from the part of `action_id` before the colon:
 * `call` and `share`: the button's `value` is a call's token; `pick`: the chosen option's `value` is one;
 * `link`: the button opened an address, so only an acknowledgement is due.
 */
export type ActionKind = (typeof KINDS)[number];

export function countIds(): NextId {
  let count = 0;
  return (kind) => {
    count += 1;
    return `${kind}:${count}`;
  };
}

/** Reads an `action_id` back; `null` for one that is not of this renderer's making. */
export function readActionId(actionId: string): ActionKind | null {
  const [start] = actionId.split(':', 1);
  return KINDS.find((kind) => kind === start) ?? null;
}

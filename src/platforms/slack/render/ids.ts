/** Numbers the interactive elements of one payload, so that no `action_id` occurs twice. */
export type NextId = (kind: ActionKind) => string;

/**
 * What a press means, read from the part of `action_id` before the colon:
 * `call` and `share`: the button's `value` is a call's token; `pick`: the chosen option's `value` is one;
 * `link`: the button opened an address, so only an acknowledgement is due.
 */
export type ActionKind = 'call' | 'share' | 'pick' | 'link';

export function countIds(): NextId {
  let count = 0;
  return (kind) => {
    count += 1;
    return `${kind}:${count}`;
  };
}

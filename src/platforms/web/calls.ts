import type { Call, Document } from '../../core/document/document.ts';

/** Every call that can be set off on a document: its buttons and the entries of its lists. */
export function callsOf(document: Document): Call[] {
  const ofActions = document.actions.flatMap((action) => (action.kind === 'button' ? [action.call] : []));
  const ofItems = document.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap(({ call }) => call ?? []) : [],
  );
  return [...ofActions, ...ofItems];
}

/** Whether two calls ask for the same, in whatever order their arguments stand. */
export function isSameCall(one: Call, other: Call): boolean {
  return sorted(one) === sorted(other);
}

function sorted({ route, args }: Call): string {
  return JSON.stringify([route, Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

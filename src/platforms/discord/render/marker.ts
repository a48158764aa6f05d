import type { Action, Document } from '../../../core/document/document.ts';
import { DISCORD_HOUSE_LIMITS, DISCORD_LIMITS } from '../limits.ts';
import { createIdWriter, hasRoomForMarker, readMarker } from './custom-id.ts';
import type { ActionRowComponent, Lead } from './payload.ts';

const MOST_BUTTONS = DISCORD_HOUSE_LIMITS.buttonRows * DISCORD_LIMITS.buttonsPerRow;

const HELP = {
  kind: 'button',
  label: 'Help',
  spoken: 'What Broadsheet can do',
  call: { route: 'broadsheet help', args: {} },
  style: 'plain',
} as const satisfies Action;

/**
 * The document with a button that can carry the marker: *Help* is added where none of its own has the room, since a
 * call that is cut to make room would do something else.
 */
export function withMarkerButton(document: Document, marker: string): Document {
  const { actions } = document;
  const shown = actions.slice(0, MOST_BUTTONS);
  if (shown.some((action) => action.kind === 'button' && hasRoomForMarker(action.call, marker))) {
    return document;
  }
  const at = MOST_BUTTONS - 1;
  return { ...document, actions: [...actions.slice(0, at), HELP, ...actions.slice(at)] };
}

/** A row with nothing but *Help* and the marker, for a message that is told in words alone. */
export function markerRow(marker: string): ActionRowComponent {
  const custom_id = createIdWriter(marker).button('call', HELP.call);
  return { type: 1, components: [{ type: 2, style: 2, label: HELP.label, custom_id }] };
}

/** The marker a message carries, by its components as Discord gives them; `null` when there is none. */
export function markerIn(components: unknown): string | null {
  if (!Array.isArray(components)) return null;
  for (const component of components) {
    const { custom_id: id, components: inner } = (component ?? {}) as Record<string, unknown>;
    const found = (typeof id === 'string' ? readMarker(id) : null) ?? markerIn(inner);
    if (found !== null) return found;
  }
  return null;
}

/** What calls people at the head of a message, by its components as Discord gives them. */
export function leadIn(components: unknown): Lead | null {
  const first: unknown = Array.isArray(components) ? components[0] : null;
  const { content } = (first ?? {}) as Record<string, unknown>;
  return content === '@here' || content === '@everyone' ? content : null;
}

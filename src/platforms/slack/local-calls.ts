import { button } from '../../core/cards/reply.ts';
import { writeCall } from '../../core/command/call-token.ts';
import { type Command, defineRoute, type Route } from '../../core/command/command.ts';
import { restOption } from '../../core/command/options.ts';
import type { Action, Call, Form } from '../../core/document/document.ts';
import { SLACK_LIMITS } from './limits.ts';
import { fieldsOf, listOf, parseFields, textOf } from './payload.ts';

/**
 * Buttons this platform adds of its own and answers itself, because only it knows of modals: they are written like
 * the desk's calls and never reach it.
 */
export const OPEN_FORM = 'slack form';
export const OPEN_SEARCH = 'slack search';

const never = async () => ({ kind: 'silence' as const });

export const LOCAL_COMMAND: Command = {
  name: 'slack',
  description: 'What Slack does by itself',
  bare: false,
  routes: [OPEN_FORM, OPEN_SEARCH].map((name): Route => {
    const what = restOption({ description: 'What to open', required: true });
    return defineRoute({
      name,
      description: 'Opens a window',
      hidden: true,
      options: { what },
      examples: [],
      run: never,
    });
  }),
};

/** A button that opens a form, kept whole in the button so that it works after a restart; `null` when too long. */
export function formButton(form: Form): Action | null {
  const call: Call = { route: OPEN_FORM, args: { what: JSON.stringify(form) } };
  if (writeCall(call).length > SLACK_LIMITS.buttonValue) return null;
  return button('Open', `Open: ${form.title}`, call, 'primary');
}

/** A button that opens the search window for a route. */
export function searchButton(route: Route, label: string): Action {
  return button(label, `${label}: choose from a list as you type`, {
    route: OPEN_SEARCH,
    args: { what: route.path },
  });
}

/** The form a button carries, `null` when it is none. What is sent with it is checked by the desk like any call. */
export function readForm(json: string): Form | null {
  const { title, fields, submit } = parseFields(json);
  const call = readCallFields(submit);
  if (typeof title !== 'string' || call === null || listOf(fields).length === 0) return null;
  const read = listOf(fields).map((field) => ({
    name: textOf(field.name),
    label: textOf(field.label),
    multiline: field.multiline === true,
    required: field.required === true,
    maxLength: Number(field.maxLength) || 1,
    value: textOf(field.value),
  }));
  return { title, fields: read, submit: call };
}

/** A call as JSON holds it; values that are no value of a call are left out. */
export function readCallFields(value: unknown): Call | null {
  const { route, args } = fieldsOf(value);
  if (typeof route !== 'string') return null;
  const entries = Object.entries(fieldsOf(args)).filter((entry): entry is [string, Call['args'][string]] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return { route, args: Object.fromEntries(entries) };
}

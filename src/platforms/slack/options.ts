import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { SuggestedValue } from '../../core/ports/platform.ts';
import { fieldsOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import { renderOptions, typeaheadOf } from './render/index.ts';
import type { Runtime } from './runtime.ts';

export type OptionsArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

/** Slack gives up after three seconds; a person typing has gone on long before. */
export const SUGGEST_WITHIN_MS = 1500;

const MOST_OPTIONS = 20;

/** What a type-ahead menu offers for what is typed so far. */
export async function onOptions(
  runtime: Runtime,
  { ack, payload, body, context }: OptionsArgs,
): Promise<void> {
  const asked = fieldsOf(payload);
  const typeahead = typeaheadOf(textOf(asked.action_id));
  if (typeahead === null) return ack({ options: [] });
  const { id, name } = fieldsOf(fieldsOf(body).user);
  const person = personOf(context, textOf(id), textOf(name));
  const values = runtime.desk.suggest(typeahead, textOf(asked.value), person, MOST_OPTIONS);
  const options = renderOptions(await inTime(runtime, values));
  await ack({ options });
}

/** Nothing, where suggestions take too long or fail: the person can still ask in words. */
function inTime(runtime: Runtime, values: Promise<SuggestedValue[]>): Promise<SuggestedValue[]> {
  return new Promise((resolve) => {
    const callOff = runtime.after(SUGGEST_WITHIN_MS, () => resolve([]));
    const settle = (found: SuggestedValue[]) => {
      callOff();
      resolve(found);
    };
    values.then(settle, () => settle([]));
  });
}

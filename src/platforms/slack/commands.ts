import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { sentence } from '../../core/cards/reply.ts';
import type { Command, Route } from '../../core/command/command.ts';
import { parseCommandText } from '../../core/command/parse-line.ts';
import type { Document } from '../../core/document/document.ts';
import { AskerError } from '../../core/errors.ts';
import { answer } from './answer.ts';
import { conversationOutlet } from './conversation-outlet.ts';
import { typedText } from './incoming-text.ts';
import { searchButton } from './local-calls.ts';
import { isDmId, ownDm } from './own-dm.ts';
import { personOf } from './people.ts';
import { responseOutlet } from './private-outlet.ts';
import type { Question } from './question.ts';
import type { Runtime } from './runtime.ts';
import { searchedOption } from './search.ts';
import { commandName, takesPeople } from './surface.ts';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** A slash command: acknowledged without a word, then answered to the asker alone, or plainly in the app's own DM. */
export async function onCommand(
  runtime: Runtime,
  { ack, command, client, context }: CommandArgs,
): Promise<void> {
  await ack();
  const person = personOf(context, command.user_id, command.user_name);
  const channel = command.channel_id;
  const isOwnDm = isDmId(channel) && (await ownDm(runtime, client, person)) === channel;
  const conversation = { channel, threadTs: null };
  const place = { kind: isOwnDm ? ('dm' as const) : ('channel' as const), id: channel };
  const privately = {
    ...conversation,
    person,
    responseUrl: command.response_url,
    fresh: true,
    replace: false,
  };
  const outlet = isOwnDm
    ? conversationOutlet(runtime, client, { ...conversation, tenant: person.tenant })
    : responseOutlet(runtime, client, privately);
  const question = { client, person, place, outlet, conversation, triggerId: command.trigger_id };
  await answerTyped(runtime, question, command.command, command.text ?? '');
}

async function answerTyped(
  runtime: Runtime,
  question: Omit<Question, 'said'>,
  slash: string,
  raw: string,
): Promise<void> {
  const command = runtime.commands.find(({ name }) => `/${commandName(runtime.prefix, name)}` === slash);
  const text = typedText(raw, { keepPeople: command !== undefined && takesPeople(command) });
  if (command === undefined) {
    // A manifest of an older version may still offer it; the desk says what there is instead.
    return answer(runtime, { ...question, said: { kind: 'text', text: `${slash} ${text}` } });
  }
  try {
    const call = parseCommandText(command, text);
    const taught = missingWords(command, call.route, text);
    const outlet = taught === null ? question.outlet : withSearch(question.outlet, taught);
    await answer(runtime, { ...question, outlet, said: { kind: 'call', call } });
  } catch (error) {
    if (!(error instanceof AskerError)) throw error;
    await question.outlet.show(sentence(error.message));
  }
}

/** The route whose words were left out, where they can be chosen from a list instead. */
function missingWords(command: Command, path: string, text: string): Route | null {
  const route = command.routes.find((each) => each.path === path);
  const typed = path === command.name ? text : text.trim().split(/\s+/).slice(1).join(' ');
  if (route === undefined || typed.trim() !== '') return null;
  const searched = searchedOption(route);
  return searched !== null && route.options[searched.name]?.required === true ? route : null;
}

/** Adds a button to what the desk teaches about a command typed without its words. */
function withSearch(outlet: Question['outlet'], route: Route): Question['outlet'] {
  const search = searchButton(route, 'Choose from a list');
  const offer = (document: Document) => ({ ...document, actions: [search, ...document.actions] });
  return { ...outlet, show: (document) => outlet.show(offer(document)) };
}

import {
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import { callbackProblems } from './callback-rules.ts';
import { commandProblems, commandSetProblems } from './command-rules.ts';
import { isObject, type Json, objectOf, objectsOf, stringsIn } from './json.ts';
import { type MessageCircumstances, messageProblems } from './message-rules.ts';
import { schemaProblems } from './schema-rules.ts';
import { threadProblems } from './thread-rules.ts';

type FileNames = MessageCircumstances['fileNames'];

interface RouteRules {
  route: RegExp;
  problems(body: unknown, fileNames: FileNames): string[];
}

const ROUTES: readonly RouteRules[] = [
  { route: /^POST \/interactions\/[^/]+\/[^/]+\/callback$/u, problems: callbackProblems },
  { route: /^POST \/channels\/[^/]+\/messages$/u, problems: newMessage },
  { route: /^PATCH \/channels\/[^/]+\/messages\/[^/]+$/u, problems: editedMessage },
  { route: /^POST \/channels\/[^/]+\/messages\/[^/]+\/threads$/u, problems: threadProblems },
  { route: /^POST \/webhooks\/[^/]+\/[^/]+$/u, problems: followUp },
  { route: /^PATCH \/webhooks\/[^/]+\/[^/]+\/messages\/[^/]+$/u, problems: editedAnswer },
  { route: /^PUT \/applications\/[^/]+\/(?:guilds\/[^/]+\/)?commands$/u, problems: commandSet },
  { route: /^POST \/applications\/[^/]+\/(?:guilds\/[^/]+\/)?commands$/u, problems: oneCommand },
  { route: /^PATCH \/applications\/[^/]+\/(?:guilds\/[^/]+\/)?commands\/[^/]+$/u, problems: changedCommand },
  { route: /^POST \/users\/@me\/channels$/u, problems: openedChannel },
];

/**
 * What Discord (or our own rule that nobody is called by chance) would say against a payload; empty when it is sound. `route`
 * is the method and path, `POST /channels/1/messages`, with or without `/api/v10` and a query. `fileNames` are those
 * of the files in the same request; without them, what the components say about files is not checked.
 */
export function checkDiscordPayload(route: string, body: unknown, fileNames?: readonly string[]): string[] {
  const plain = route.replace(/\?.*$/u, '').replace(/ (?:https?:\/\/[^/]+)?(?:\/api)?(?:\/v\d+)?\//u, ' /');
  const rules = ROUTES.find((each) => each.route.test(plain));
  if (rules === undefined) return body === undefined || body === null ? [] : [`no rules for ${plain}`];
  return [...rules.problems(body, fileNames ?? null), ...brokenText(body)];
}

function newMessage(body: unknown, fileNames: FileNames): string[] {
  const circumstances = { isNew: true, mayBeEphemeral: false, mayCall: true, fileNames };
  return [
    ...schemaProblems(MessageCreateRequestSchema, body),
    ...messageProblems(objectOf(body), circumstances),
  ];
}

function editedMessage(body: unknown, fileNames: FileNames): string[] {
  const circumstances = { isNew: false, mayBeEphemeral: false, fileNames };
  return [
    ...schemaProblems(MessageEditRequestPartialSchema, body),
    ...messageProblems(objectOf(body), circumstances),
  ];
}

function followUp(body: unknown, fileNames: FileNames): string[] {
  const circumstances = { isNew: true, mayBeEphemeral: true, fileNames };
  return [
    ...schemaProblems(IncomingWebhookInteractionRequestSchema, body),
    ...messageProblems(objectOf(body), circumstances),
  ];
}

function editedAnswer(body: unknown, fileNames: FileNames): string[] {
  const circumstances = { isNew: false, mayBeEphemeral: true, fileNames };
  return [
    ...schemaProblems(IncomingWebhookUpdateRequestPartialSchema, body),
    ...messageProblems(objectOf(body), circumstances),
  ];
}

function commandSet(body: unknown): string[] {
  if (!Array.isArray(body)) return ['the commands are no list'];
  return [...commandSetProblems(objectsOf(body)), ...body.flatMap(oneCommand)];
}

function oneCommand(body: unknown): string[] {
  return [...schemaProblems(ApplicationCommandUpdateRequestSchema, body), ...commandProblems(objectOf(body))];
}

function changedCommand(body: unknown): string[] {
  const problems = schemaProblems(ApplicationCommandPatchRequestPartialSchema, body);
  const isWhole = isObject(body) && 'name' in body && 'description' in body;
  return isWhole ? [...problems, ...commandProblems(objectOf(body))] : problems;
}

function openedChannel(body: unknown): string[] {
  const { recipient_id: recipient, ...others }: Json = objectOf(body);
  const isId = typeof recipient === 'string' && /^\d{1,20}$/u.test(recipient);
  return isId && Object.keys(others).length === 0 ? [] : ['a direct message needs a recipient_id alone'];
}

/** Half a surrogate pair cannot be written in UTF-8, NUL is refused. */
function brokenText(body: unknown): string[] {
  return [...stringsIn(body)]
    .filter(({ text }) => /\p{Cs}|\u0000/u.test(text))
    .map(({ place }) => `${place} holds half a character or NUL`);
}

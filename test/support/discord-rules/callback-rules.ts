import {
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
  ModalInteractionCallbackRequestDataSchema,
} from 'discord-api-spec/zod';
import { choiceProblems } from './choice-rules.ts';
import { isGiven, isObject, type Json, numberOf, objectOf } from './json.ts';
import { type MessageCircumstances, messageProblems } from './message-rules.ts';
import { modalProblems } from './modal-rules.ts';
import { schemaProblems } from './schema-rules.ts';

const PONG = 1;
const MESSAGE = 4;
const DEFERRED_MESSAGE = 5;
const DEFERRED_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

const EPHEMERAL = 64;

/** Rules for the first response to an interaction, by its type. */
export function callbackProblems(body: unknown, fileNames: MessageCircumstances['fileNames']): string[] {
  if (!isObject(body)) return ['the response is no object'];
  const unknown = Object.keys(body).filter((key) => key !== 'type' && key !== 'data');
  return [
    ...unknown.map((key) => `body: unknown key “${key}”`),
    ...dataProblems(body.type, body.data, fileNames),
  ];
}

function dataProblems(type: unknown, data: unknown, fileNames: MessageCircumstances['fileNames']): string[] {
  const sent = objectOf(data);
  switch (type) {
    case MESSAGE:
      return [
        ...schemaProblems(IncomingWebhookInteractionRequestSchema, data),
        ...messageProblems(sent, { isNew: true, mayBeEphemeral: true, fileNames }),
      ];
    case UPDATE:
      return [
        ...schemaProblems(IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema, data),
        ...messageProblems(sent, { isNew: false, mayBeEphemeral: true, fileNames }),
      ];
    case CHOICES:
      return [
        ...schemaProblems(InteractionApplicationCommandAutocompleteCallbackStringDataSchema, data),
        ...choiceProblems(sent),
      ];
    case MODAL:
      return [...schemaProblems(ModalInteractionCallbackRequestDataSchema, data), ...modalProblems(sent)];
    case DEFERRED_MESSAGE:
      return deferredProblems(sent);
    case DEFERRED_UPDATE:
    case PONG:
      return isGiven(data) ? [`a response of type ${type} has data`] : [];
    default:
      return [`responses of type ${String(type)} are not known`];
  }
}

/** "Thinking …" may say only who will see the answer. */
function deferredProblems(data: Json): string[] {
  const others = Object.entries(data).filter(([key, value]) => key !== 'flags' && isGiven(value));
  const isOnlyEphemeral = (numberOf(data.flags) & ~EPHEMERAL) === 0;
  return others.length === 0 && isOnlyEphemeral ? [] : ['a deferred answer has more than the ephemeral flag'];
}

import { API_ERRORS, Refused } from './api-error.ts';
import {
  type Callback,
  deleteOriginal,
  editOriginal,
  followUp,
  type InteractionRecord,
  originalOf,
  refuseExpired,
  takeCallback,
} from './interactions.ts';
import { changeMessage, deleteMessage } from './messages.ts';
import { type Answered, type Asked, NO_CONTENT, ok, type Route } from './route.ts';
import { MESSAGE_FLAG, type MessageBody } from './wire.ts';
import type { StoredMessage } from './world.ts';

const WEBHOOK = '/webhooks/:application/:token';

const routes: Route[] = [
  { name: 'POST /interactions/:interaction/:token/callback', run: callback },
  { name: `POST ${WEBHOOK}`, run: (asked) => ok(followUp(asked.world, byToken(asked), ...said(asked)).wire) },
  { name: `GET ${WEBHOOK}/messages/@original`, run: getOriginal },
  { name: `PATCH ${WEBHOOK}/messages/@original`, run: patchOriginal },
  { name: `DELETE ${WEBHOOK}/messages/@original`, run: removeOriginal },
  { name: `GET ${WEBHOOK}/messages/:message`, run: (asked) => ok(ownMessage(asked).wire) },
  { name: `PATCH ${WEBHOOK}/messages/:message`, run: patchFollowUp },
  { name: `DELETE ${WEBHOOK}/messages/:message`, run: removeFollowUp },
];

/** How interactions are answered. The token in the path is all the permission that is needed. */
export const interactionRoutes: Route[] = routes.map((route) => ({ ...route, open: true }));

function callback(asked: Asked): Answered {
  const { world, at, query, json, files } = asked;
  const record = world.interactions.get(at.interaction ?? '');
  if (record === undefined || record.token !== at.token) throw new Refused(API_ERRORS.unknownInteraction);
  takeCallback(world, record, json as Callback, files);
  return query.get('with_response') === 'true' ? ok(callbackResponse(record)) : NO_CONTENT;
}

function callbackResponse(record: InteractionRecord): Record<string, unknown> {
  const { original, acknowledged } = record;
  const flags = original?.wire.flags ?? 0;
  const message =
    original === null
      ? {}
      : {
          response_message_id: original.wire.id,
          response_message_loading: (flags & MESSAGE_FLAG.loading) !== 0,
          response_message_ephemeral: (flags & MESSAGE_FLAG.ephemeral) !== 0,
        };
  return {
    interaction: { id: record.id, type: record.type, ...message },
    resource: { type: acknowledged, ...(original === null ? {} : { message: original.wire }) },
  };
}

function getOriginal(asked: Asked): Answered {
  return ok(originalOf(asked.world, byToken(asked)).wire);
}

function patchOriginal(asked: Asked): Answered {
  return ok(editOriginal(asked.world, byToken(asked), ...said(asked)).wire);
}

function removeOriginal(asked: Asked): Answered {
  deleteOriginal(asked.world, byToken(asked));
  return NO_CONTENT;
}

function patchFollowUp(asked: Asked): Answered {
  const message = ownMessage(asked);
  changeMessage(asked.world, message, ...said(asked));
  return ok(message.wire);
}

function removeFollowUp(asked: Asked): Answered {
  deleteMessage(asked.world, ownMessage(asked));
  return NO_CONTENT;
}

function ownMessage(asked: Asked): StoredMessage {
  const record = byToken(asked);
  refuseExpired(asked.world, record);
  const own = [record.original, ...record.followUps];
  const found = own.find((message) => message?.wire.id === asked.at.message && !message?.deleted);
  if (found === null || found === undefined) throw new Refused(API_ERRORS.unknownMessage);
  return found;
}

function byToken({ world, at }: Asked): InteractionRecord {
  const record = [...world.interactions.values()].find(({ token }) => token === at.token);
  if (record === undefined || at.application !== world.applicationId)
    throw new Refused(API_ERRORS.unknownWebhook);
  return record;
}

function said(asked: Asked): [MessageBody, Asked['files']] {
  return [(asked.json ?? {}) as MessageBody, asked.files];
}

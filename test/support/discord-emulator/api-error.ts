/** A refusal as Discord words it. */
export interface ApiError {
  status: number;
  code: number;
  message: string;
}

export class Refused extends Error {
  readonly error: ApiError;
  readonly details: readonly string[];

  constructor(error: ApiError, details: readonly string[] = []) {
    super(error.message);
    this.error = error;
    this.details = details;
  }
}

export const API_ERRORS = {
  unauthorized: { status: 401, code: 0, message: '401: Unauthorized' },
  notFound: { status: 404, code: 0, message: '404: Not Found' },
  unknownChannel: { status: 404, code: 10003, message: 'Unknown Channel' },
  unknownMessage: { status: 404, code: 10008, message: 'Unknown Message' },
  unknownUser: { status: 404, code: 10013, message: 'Unknown User' },
  unknownWebhook: { status: 404, code: 10015, message: 'Unknown Webhook' },
  unknownInteraction: { status: 404, code: 10062, message: 'Unknown interaction' },
  unknownCommand: { status: 404, code: 10063, message: 'Unknown application command' },
  alreadyAcknowledged: {
    status: 400,
    code: 40060,
    message: 'Interaction has already been acknowledged.',
  },
  missingAccess: { status: 403, code: 50001, message: 'Missing Access' },
  notYours: { status: 403, code: 50005, message: 'Cannot edit a message authored by another user' },
  emptyMessage: { status: 400, code: 50006, message: 'Cannot send an empty message' },
  cannotMessageUser: { status: 403, code: 50007, message: 'Cannot send messages to this user' },
  notInDirectMessages: { status: 400, code: 50003, message: 'Cannot execute action on a DM channel' },
  nonTextChannel: { status: 400, code: 50008, message: 'Cannot send messages in a non-text channel' },
  notInThisChannel: { status: 400, code: 50024, message: 'Cannot execute action on this channel type' },
  archivedThread: { status: 400, code: 50083, message: 'Thread is archived' },
  noReplyUnread: {
    status: 400,
    code: 160002,
    message: 'Cannot reply without permission to read message history',
  },
  threadExists: {
    status: 400,
    code: 160004,
    message: 'A thread has already been created for this message',
  },
  missingPermissions: { status: 403, code: 50013, message: 'Missing Permissions' },
  invalidToken: { status: 401, code: 50027, message: 'Invalid Webhook Token' },
  invalidForm: { status: 400, code: 50035, message: 'Invalid Form Body' },
  tooManyFollowUps: {
    status: 400,
    code: 40094,
    message: 'Max number of follow up messages reached for this interaction',
  },
} as const satisfies Record<string, ApiError>;

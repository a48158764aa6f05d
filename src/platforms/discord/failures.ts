import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { errorWords } from '../../core/error-words.ts';

/** What a failed call to Discord means for us. */
export type Failure =
  /** The interaction is over: we were too late, or another process on the same token was first. */
  | 'too-late'
  /** Somebody, perhaps a repetition of ours, answered it already. */
  | 'already-answered'
  /** The bot's token is no longer taken. */
  | 'token-refused'
  /** We may not write there, or there is nothing there any more. */
  | 'place-refused'
  /** What we sent breaks a rule of Discord's. */
  | 'payload-refused'
  /** Discord or the way to it does not work. */
  | 'unreachable';

/** By the codes of Discord's documentation ("Opcodes and Status Codes", JSON). */
const BY_CODE = new Map<number | string, Failure>([
  [RESTJSONErrorCodes.UnknownInteraction, 'too-late'],
  [RESTJSONErrorCodes.UnknownWebhook, 'too-late'],
  [RESTJSONErrorCodes.InvalidWebhookToken, 'too-late'],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'already-answered'],
]);

const BY_STATUS = new Map<number, Failure>([
  [400, 'payload-refused'],
  [401, 'token-refused'],
  [403, 'place-refused'],
  [404, 'place-refused'],
  [413, 'payload-refused'],
]);

export function failureOf(error: unknown): Failure {
  if (!(error instanceof DiscordAPIError)) return 'unreachable';
  return BY_CODE.get(error.code) ?? BY_STATUS.get(error.status) ?? 'unreachable';
}

/**
 * The cause as fields for the log: code, status and Discord's own words. Never the address, which holds the token
 * of an interaction, and never the body, which holds what was said.
 */
export function causeOf(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) {
    return { code: error.code, status: error.status, method: error.method, cause: error.message };
  }
  if (error instanceof HTTPError) return { status: error.status, method: error.method, cause: error.message };
  if (error instanceof RateLimitError)
    return { route: error.route, method: error.method, cause: 'rate limited' };
  return { cause: errorWords(error) };
}

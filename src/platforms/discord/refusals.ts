import { DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';

export const TOKEN_REFUSED =
  'Discord refused the token: set DISCORD_TOKEN to the bot token from the Developer Portal (Bot, Reset Token).';

/** Close codes after which trying again is no use (Developer documentation, "Gateway Close Event Codes"). */
const BY_CLOSE_CODE = new Map<number, string>([
  [GatewayCloseCodes.AuthenticationFailed, TOKEN_REFUSED],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord does not grant the bot its intents (close code 4014): Broadsheet needs no privileged one, so check in the Developer Portal that the app is not restricted, and that DISCORD_TOKEN belongs to it.',
  ],
  [
    GatewayCloseCodes.InvalidIntents,
    'Discord does not know the intents that were asked for (close code 4013): update Broadsheet.',
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    'Discord no longer speaks this version of its gateway (close code 4012): update Broadsheet.',
  ],
  [
    GatewayCloseCodes.ShardingRequired,
    'The bot is in more servers than one connection serves (close code 4011): share them out with DISCORD_SHARDS, such as 0,1/2.',
  ],
  [
    GatewayCloseCodes.InvalidShard,
    'Discord refused the connection as a wrong part of several (close code 4010): mend DISCORD_SHARDS, the count must be the same for all.',
  ],
]);

/** What the operator has to do after this close code; `null` when the connection heals by itself. */
export function refusalOfClose(code: number): string | null {
  return BY_CLOSE_CODE.get(code) ?? null;
}

/** The same for an error while logging in. */
export function refusalOfLogin(error: unknown): string | null {
  const isToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  return isToken ? TOKEN_REFUSED : null;
}

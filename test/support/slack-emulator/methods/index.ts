import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { type BotMethod, ok, refused } from './method.ts';
import { viewMethods } from './views.ts';

/** What a bot token may call. */
export const botMethods: ReadonlyMap<string, BotMethod> = new Map(
  Object.entries({
    ...chatMethods,
    ...conversationMethods,
    ...viewMethods,
    ...fileMethods,
    'auth.test': { scopes: [], run: authTest },
    'auth.revoke': { scopes: [], run: authRevoke },
    'bots.info': { scopes: ['users:read'], run: botInfo },
  }),
);

function authTest({ workspace }: Parameters<BotMethod['run']>[0]) {
  return ok({
    url: `https://${workspace.id.toLowerCase()}.slack.com/`,
    team: workspace.name,
    team_id: workspace.id,
    user: 'broadsheet',
    user_id: workspace.botUser,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  });
}

function botInfo({ workspace, args }: Parameters<BotMethod['run']>[0]) {
  if (args.bot !== workspace.botId) return refused('bot_not_found');
  return ok({ bot: { id: workspace.botId, app_id: workspace.appId, name: 'broadsheet' } });
}

function authRevoke({ workspace }: Parameters<BotMethod['run']>[0]) {
  for (const token of workspace.tokens.values()) token.state = 'revoked';
  return ok({ revoked: true });
}

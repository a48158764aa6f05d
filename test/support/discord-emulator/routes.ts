import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { ok, type Route } from './route.ts';
import type { World } from './world.ts';

const routes: Route[] = [
  { name: 'GET /users/@me', run: ({ world }) => ok({ ...world.bot, email: null, verified: true }) },
  {
    name: 'GET /oauth2/applications/@me',
    run: ({ world }) => ok(application(world)),
  },
  { name: 'GET /applications/@me', run: ({ world }) => ok(application(world)) },
  ...commandRoutes,
  ...interactionRoutes,
  ...channelRoutes,
];

/** The route of a request with the parts of its path, or `null`. `path` is what follows `/api/v10`. */
export function findRoute(
  extra: readonly Route[],
  method: string,
  path: string,
): { route: Route; at: Record<string, string> } | null {
  for (const route of [...extra, ...routes]) {
    const at = partsOf(route.name, `${method} ${path}`);
    if (at !== null) return { route, at };
  }
  return null;
}

function partsOf(name: string, asked: string): Record<string, string> | null {
  const wanted = name.split('/');
  const given = asked.split('/');
  if (wanted.length !== given.length) return null;
  const at: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) at[part.slice(1)] = decodeURIComponent(value);
    else if (part !== decodeURIComponent(value)) return null;
  }
  return at;
}

function application(world: World): Record<string, unknown> {
  return {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: false,
    bot_require_code_grant: false,
    bot: world.bot,
    verify_key: '0'.repeat(64),
    ...(world.operator === null ? {} : { owner: world.operator }),
    team: null,
    flags: 0,
    integration_types_config: { 0: {}, 1: {} },
    ...world.application,
  };
}

import type { Subscription } from '../../src/core/digest/subscription.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { botScopes } from '../../src/platforms/slack/manifest.ts';
import { createRealClock } from '../support/discord-emulator/clock.ts';
import { startDiscord } from '../support/discord-emulator/index.ts';
import { messagesIn } from '../support/discord-emulator/world.ts';
import { startSlackEmulator } from '../support/slack-emulator/index.ts';
import { subscriptionWith } from '../support/subscription.ts';

/** A platform on this machine: how a program reaches it, and what of ours stands in its one channel. */
export interface FarSide {
  tenant: string;
  channels: string[];
  env: Record<string, string>;
  /** So many posts are taken from now on, the others told to come again in a second. */
  take(posts: number): void;
  standing(): string[];
  stop(): Promise<void>;
}

export async function openSlack(): Promise<FarSide> {
  const slack = await startSlackEmulator({ light: true });
  const workspace = slack.addWorkspace({ id: 'T1', scopes: botScopes() });
  workspace.addUser({ id: 'U1' });
  const channels = ['C1', 'C2', 'C3'];
  for (const id of channels) workspace.addChannel({ id, members: ['U1', workspace.botUser] });
  const budget = postBudget();
  slack.faults.choose('chat.postMessage', budget.spend);
  return {
    tenant: 'slack:T1',
    channels,
    take: budget.take,
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    standing: () =>
      channels
        .flatMap((id) => workspace.channels.get(id)?.messages ?? [])
        .filter(({ author }) => author === workspace.botUser)
        .map((message) => JSON.stringify(message)),
    stop: () => slack.close(),
  };
}

export async function openDiscord(): Promise<FarSide> {
  const discord = await startDiscord({ light: true, check: () => [], clock: createRealClock() });
  const guild = discord.guild('lab');
  const channels = ['one', 'two', 'three'].map((name) => discord.channel(guild, name).id);
  const budget = postBudget();
  discord.faults.choose((route) => (route === 'POST /channels/:channel/messages' ? budget.spend() : null));
  return {
    tenant: `discord:${guild.id}`,
    channels,
    take: budget.take,
    env: { DISCORD_TOKEN: discord.world.token, DISCORD_API_URL: discord.url },
    standing: () =>
      channels
        .flatMap((id) => [id, ...threadsOf(id)])
        .flatMap((id) =>
          messagesIn(discord.world, id)
            .filter(({ wire }) => wire.author.id === discord.world.bot.id)
            .map(({ wire }) => JSON.stringify(wire)),
        ),
    stop: () => discord.stop(),
  };

  function threadsOf(parent: string): string[] {
    return [...discord.world.channels.values()]
      .filter(({ parentId }) => parentId === parent)
      .map(({ id }) => id);
  }
}

/** Both platforms are told in the same words that a post comes too early. */
function postBudget() {
  let left = Number.POSITIVE_INFINITY;
  return {
    take(posts: number): void {
      left = posts;
    },
    spend(): { kind: 'rate-limited'; retryAfterSeconds: number } | null {
      left -= 1;
      return left >= 0 ? null : { kind: 'rate-limited', retryAfterSeconds: 1 };
    },
  };
}

/** A digest for each channel, whose issue of the day came due an hour before: it is posted once the program starts. */
export function digestsDue({ tenant, channels }: FarSide, now: Date): Subscription[] {
  const dueAt = new Date(now.getTime() - 3_600_000);
  const since = new Date(now.getTime() - 7_200_000).toISOString();
  return channels.map((channel, at) =>
    subscriptionWith({
      id: `d-${at}`,
      tenant,
      channel,
      owner: null,
      schedule: { kind: 'daily', time: { hour: dueAt.getUTCHours(), minute: dueAt.getUTCMinutes() } },
      zone: 'UTC',
      since,
      createdAt: since,
    }),
  );
}

export async function subscribe(store: Store, digests: readonly Subscription[]): Promise<void> {
  await store.subscriptions.changeMany(digests.map((digest) => ({ key: digest.id, next: () => digest })));
}

import { setTimeout as wait } from 'node:timers/promises';
import type { DiscordEmulator } from '../../../test/support/discord-emulator/index.ts';
import { messagesIn } from '../../../test/support/discord-emulator/world.ts';
import type { Delivery } from '../../../test/support/slack-emulator/delivery.ts';
import type { SlackEmulator } from '../../../test/support/slack-emulator/index.ts';
import type { SeenMessage } from '../../../test/support/slack-emulator/visible.ts';
import type { Workspace } from '../../../test/support/slack-emulator/workspace.ts';

export interface PeopleParts {
  slack: SlackEmulator;
  workspace: Workspace;
  discord: DiscordEmulator;
  random: () => number;
}

/** What became of what people asked, by how they asked. */
export interface AskedCounts {
  asked: number;
  once: number;
  twice: number;
  /** Nobody took it: the platform tells the person so, who asks again. */
  untaken: number;
  /** Acknowledged, and never answered. */
  unanswered: number;
  /** Of those that were not answered once, the ones that came up while no replica and no database was disturbed. */
  withoutReason: number;
}

export interface VoteCounts {
  cast: number;
  /** Told that their vote counts. */
  confirmed: number;
  voters: string[];
  confirmedVoters: string[];
}

type Kind = 'slash on Slack' | 'words on Slack' | 'slash on Discord' | 'words on Discord';

interface Asked {
  kind: Kind;
  atMs: number;
  isTaken(): boolean;
  answers(): number;
}

const QUESTION = 'lazy neuron';
const TITLE = 'The Lazy Neuron Phenomenon';
const BALLOT = 'CVOTES';
/** Slack's own limit for an acknowledgement, after which it sends an event again. */
const ACK_WITHIN_MS = 3000;
/** A share of what Slack hands over comes twice at once, to two of its sockets. */
const TWICE_SHARE = 0.3;

export interface People {
  /** Puts a paper forward; resolves once everybody sees it. */
  openBallot(): Promise<void>;
  /** One thing a person does, of whatever kind comes next. */
  doOne(): void;
  asked(wasCalm: (atMs: number) => boolean): Record<Kind, AskedCounts>;
  votes(): VoteCounts;
}

/** Each question and vote comes from somebody new, so that what they are answered can be counted. */
export function createPeople({ slack, workspace, discord, random }: PeopleParts): People {
  const all: Asked[] = [];
  const votes: { user: string; isTaken: boolean }[] = [];
  let count = 0;
  /** As it was posted: the light emulator keeps no blocks of what is changed later. */
  let posted: { message: SeenMessage['message']; blocks: SeenMessage['message']['blocks'] } | null = null;
  workspace.addChannel({ id: BALLOT, members: ['U1', workspace.botUser] });

  const deeds = [slashOnSlack, wordsOnSlack, slashOnDiscord, wordsOnDiscord, voteOnSlack];

  function somebody(): string {
    count += 1;
    return `P${count}`;
  }

  function slashOnSlack(): void {
    const user = somebody();
    const person = slack.person('T1', user);
    const channel = `CQ${count}`;
    workspace.addChannel({ id: channel, members: [user, workspace.botUser] });
    let isTaken = false;
    person.slash('/paper', QUESTION, { channel }).then(
      (delivery) => {
        isTaken = true;
        if (random() < TWICE_SHARE) ignore(delivery.again());
      },
      () => undefined,
    );
    all.push({
      kind: 'slash on Slack',
      atMs: Date.now(),
      isTaken: () => isTaken,
      answers: () => person.sees(channel).filter(({ text }) => text.includes(TITLE)).length,
    });
  }

  function wordsOnSlack(): void {
    const person = slack.person('T1', somebody());
    const taken = { is: false };
    const delivery = person.dm(QUESTION);
    if (random() < TWICE_SHARE) ignore(delivery.again());
    void untilTaken(delivery, taken);
    all.push({
      kind: 'words on Slack',
      atMs: Date.now(),
      isTaken: () => taken.is,
      answers: () => person.seesInDm().filter(({ spoken }) => spoken.includes(TITLE)).length,
    });
  }

  function slashOnDiscord(): void {
    const person = discord.person(somebody());
    const atMs = Date.now();
    try {
      const record = person.slash('paper', { query: QUESTION });
      const answers = () => (record.original !== null && !record.loading ? 1 : 0) + record.followUps.length;
      all.push({ kind: 'slash on Discord', atMs, isTaken: () => record.acknowledged !== null, answers });
    } catch {
      // The commands are not registered yet.
    }
  }

  function wordsOnDiscord(): void {
    const person = discord.person(somebody());
    person.say(QUESTION);
    const answers = () =>
      messagesIn(discord.world, person.dm().id).filter(({ wire }) => wire.author.id === discord.world.bot.id)
        .length;
    // Discord acknowledges nothing of what is written.
    all.push({ kind: 'words on Discord', atMs: Date.now(), isTaken: () => answers() > 0, answers });
  }

  function voteOnSlack(): void {
    const user = somebody();
    const person = slack.person('T1', user);
    workspace.channels.get(BALLOT)?.members.add(user);
    if (posted !== null) posted.message.blocks = structuredClone(posted.blocks);
    const card = person.sees(BALLOT).find(({ message }) => message === posted?.message);
    const label = card?.buttons.find(isVote);
    if (card === undefined || label === undefined) return;
    const vote = { user, isTaken: false };
    votes.push(vote);
    const delivery = person.press(card, label);
    delivery.acknowledged.then(
      () => {
        vote.isTaken = true;
      },
      () => undefined,
    );
    if (random() < TWICE_SHARE) ignore(delivery.again());
  }

  return {
    async openBallot() {
      const person = slack.person('T1', 'U1');
      for (let attempt = 0; attempt < 20; attempt += 1) {
        void person.slash('/nominate', QUESTION, { channel: BALLOT }).catch(() => undefined);
        await wait(2000);
        const card = person.sees(BALLOT).find(({ buttons }) => buttons.some(isVote));
        if (card === undefined) continue;
        posted = { message: card.message, blocks: structuredClone(card.message.blocks) };
        return;
      }
      throw new Error('nobody put a paper forward');
    },
    doOne() {
      deeds[Math.floor(random() * deeds.length)]?.();
    },
    asked(wasCalm) {
      const counts: Record<string, AskedCounts> = {};
      for (const { kind, atMs, isTaken, answers } of all) {
        counts[kind] ??= { asked: 0, once: 0, twice: 0, untaken: 0, unanswered: 0, withoutReason: 0 };
        const of = counts[kind];
        const found = answers();
        of.asked += 1;
        if (found === 1) of.once += 1;
        if (found > 1) of.twice += 1;
        if (found !== 1 && wasCalm(atMs)) of.withoutReason += 1;
        if (found > 0) continue;
        if (isTaken()) of.unanswered += 1;
        else of.untaken += 1;
      }
      return counts as Record<Kind, AskedCounts>;
    },
    votes() {
      const told = votes.filter(({ user }) =>
        slack
          .person('T1', user)
          .sees(BALLOT)
          .some(
            ({ isPrivate, text, spoken }) => isPrivate && `${text} ${spoken}`.includes('Your vote is with'),
          ),
      );
      return {
        cast: votes.length,
        confirmed: told.length,
        voters: votes.map(({ user }) => user),
        confirmedVoters: told.map(({ user }) => user),
      };
    },
  };

  /** As Slack does: again when nobody acknowledged in time, three times at most. */
  async function untilTaken(first: Delivery, taken: { is: boolean }): Promise<void> {
    let delivery = first;
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const acknowledged = delivery.acknowledged.then(
        () => true,
        () => false,
      );
      if (await Promise.race([acknowledged, wait(ACK_WITHIN_MS, false)])) {
        taken.is = true;
        return;
      }
      await wait(1000);
      delivery = delivery.again({ attempt, reason: 'timeout' });
    }
  }
}

function isVote(label: string): boolean {
  return label.startsWith('Vote');
}

function ignore({ acknowledged }: Delivery): void {
  acknowledged.catch(() => undefined);
}

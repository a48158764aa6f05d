import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document, Edit, Reply } from '../../../src/core/document/document.ts';
import type { MessageRef } from '../../../src/core/document/message-ref.ts';
import { markerIn } from '../../../src/platforms/discord/render/index.ts';
import { DISCORD_TIMING } from '../../../src/platforms/discord/timing.ts';
import { issueDocument, lookIn, markerOf, messageOf, requestTo } from '../../contracts/messenger-samples.ts';
import { gate, saidText, sentence } from '../../contracts/platform-desk.ts';
import { ITEM_CALL, sampleForm } from '../../contracts/platform-samples.ts';
import type { Person } from '../../support/discord-emulator/person.ts';
import { seen } from '../../support/discord-emulator/visible.ts';
import { EVERYDAY_PERMISSIONS, PERMISSION } from '../../support/discord-emulator/wire.ts';
import type { Channel, StoredMessage } from '../../support/discord-emulator/world.ts';
import { answerText, type DiscordBench, startedBench } from './started-bench.ts';

const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const PATCH = 'PATCH /channels/:channel/messages/:message';

let bench: DiscordBench;

beforeEach(async () => {
  bench = await startedBench();
});

afterEach(async () => {
  await bench.dispose();
  expect(bench.discord.problems).toEqual([]);
});

/** A server with a channel and two people in it. */
function lab(botPermissions = EVERYDAY_PERMISSIONS) {
  const { discord } = bench;
  const guild = discord.guild('Lab');
  const [ada, ben] = [discord.person('Ada'), discord.person('Ben')];
  discord.join(guild, ada);
  discord.join(guild, ben);
  return { guild, ada, ben, channel: discord.channel(guild, 'papers', botPermissions) };
}

/** An issue as a digest posts it. */
async function issueIn(channel: Channel, mention: 'here' | null = null, number = 1): Promise<StoredMessage> {
  const to = { kind: 'channel', tenant: `discord:${channel.guildId}`, channel: channel.id } as const;
  const request = requestTo(to, { mention, marker: markerOf(number) });
  return stored(messageOf(await bench.running.messenger.post(request)));
}

function stored({ message }: MessageRef): StoredMessage {
  const found = bench.discord.world.messages.get(message);
  if (found === undefined) throw new Error('there is no such message');
  return found;
}

function refOf({ wire }: StoredMessage): MessageRef {
  return { channel: wire.channel_id, message: wire.id };
}

function withVotes(votes: number): Document {
  return {
    ...issueDocument,
    blocks: [{ kind: 'paragraph', text: [{ text: `Votes so far: ${votes}.` }] }],
  };
}

/** A word to the presser, and these changes. */
function voteChanges(...edits: Edit[]): Reply {
  const reply = sentence('Your vote counts.');
  return reply.kind === 'document' ? { ...reply, edits } : reply;
}

function answerByVote(...messages: StoredMessage[]): void {
  const edits = messages.map((message) => ({ message: refOf(message), document: withVotes(1) }));
  bench.desk.answerWith(() => voteChanges(...edits));
}

/** Presses the button of an issue, and waits until the presser has an answer. */
async function pressed(person: Person, message: StoredMessage) {
  const record = await bench.answered(person.press(message, 'Abstract'));
  await bench.discord.until(
    () => record.acknowledged !== 7 || record.followUps.length > 0,
    'a word to the presser',
  );
  return record;
}

describe('a pressed message', () => {
  test('is told to the desk where everybody sees it', async () => {
    const { channel, ada } = lab();
    const issue = await issueIn(channel);

    await pressed(ada, issue);

    expect(bench.desk.heard.at(-1)).toMatchObject({
      on: { channel: channel.id, message: issue.wire.id },
      said: { kind: 'call', call: ITEM_CALL },
    });
  });

  test('is told in the chat with the bot, in a thread, and from a form opened there', async () => {
    const { channel, ada } = lab();
    const parent = refOf(await issueIn(channel));
    const { messenger } = bench.running;
    const tenant = `discord:${channel.guildId}`;
    const thread = { kind: 'thread', tenant, parent, title: 'On it' } as const;
    const places = [{ kind: 'person', tenant: 'discord:dm', person: ada.user.id } as const, thread];
    bench.desk.answerWith(() => ({ kind: 'form', form: sampleForm }));

    for (const [index, to] of places.entries()) {
      const message = messageOf(await messenger.post(requestTo(to, { marker: markerOf(index, 'thread') })));
      const opened = await bench.answered(ada.press(stored(message), 'Abstract'));
      await bench.answered(ada.submit(opened, ['algebra', 'words']));

      expect(bench.desk.heard.slice(-2).map(({ on }) => on)).toEqual([message, message]);
    }
  });

  test('is not told where only the presser sees it', async () => {
    const { channel, ada } = lab();
    bench.desk.answerWith(() => ({ kind: 'document', document: { ...issueDocument, visibility: 'asker' } }));
    const { original } = await bench.answered(ada.slash('paper', { query: 'x' }, { channel }));

    if (original !== null) await bench.answered(ada.press(original, 'Abstract'));

    expect(bench.desk.heard).toHaveLength(2);
    expect(bench.desk.heard.map(({ on }) => on)).toEqual([undefined, undefined]);
  });
});

describe('an answer for everyone', () => {
  test('to a press on a private card is seen by everyone, and the card stays', async () => {
    const { channel, ada, ben } = lab();
    bench.desk.answerWith(() => ({ kind: 'document', document: { ...issueDocument, visibility: 'asker' } }));
    const { original } = await bench.answered(ada.slash('paper', { query: 'x' }, { channel }));
    bench.desk.answerWith(() => ({ kind: 'document', document: withVotes(0) }));

    if (original !== null) await bench.answered(ada.press(original, 'Abstract'));

    expect(bench.discord.visible(channel, ben).map(({ text }) => text)).toEqual([
      expect.stringContaining('Votes so far: 0.'),
    ]);
    expect(bench.discord.visible(channel, ada)).toHaveLength(2);
  });

  test('that is slow to come is seen by everyone too', async () => {
    const { channel, ada, ben } = lab();
    bench.desk.answerWith(() => ({ kind: 'document', document: { ...issueDocument, visibility: 'asker' } }));
    const { original } = await bench.answered(ada.slash('paper', { query: 'x' }, { channel }));
    const held = gate();
    bench.desk.answerWith(async () => {
      await held.opened;
      return { kind: 'document', document: withVotes(0) };
    });

    const pressing = original === null ? Promise.resolve() : bench.answered(ada.press(original, 'Abstract'));
    await bench.discord.until(() => bench.desk.heard.length === 2, 'the press at the desk');
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    held.open();
    await pressing;

    await bench.discord.until(
      () => bench.discord.visible(channel, ben).length === 1,
      'the answer for everyone',
    );
    expect(bench.discord.visible(channel, ada)).toHaveLength(2);
  });
});

describe('an answer that changes messages', () => {
  test('changes the pressed one through the press, and tells the presser alone', async () => {
    const { channel, ada, ben } = lab();
    const issue = await issueIn(channel);
    answerByVote(issue);

    const record = await pressed(ada, issue);

    expect(record.acknowledged).toBe(7);
    expect(seen(issue).text).toContain('Votes so far: 1.');
    expect(record.followUps.map(({ onlyFor }) => onlyFor)).toEqual([ada.user.id]);
    expect(bench.discord.visible(channel, ben)).toHaveLength(1);
    expect(bench.discord.requestsTo(PATCH)).toEqual([]);
  });

  test('tells the presser plainly in the chat with the bot', async () => {
    const { ada } = lab();
    const to = { kind: 'person', tenant: 'discord:dm', person: ada.user.id } as const;
    const issue = stored(messageOf(await bench.running.messenger.post(requestTo(to))));
    answerByVote(issue);

    const record = await pressed(ada, issue);

    expect(seen(issue).text).toContain('Votes so far: 1.');
    expect(record.followUps.map((message) => [message.onlyFor, seen(message).text.trim()])).toEqual([
      [null, 'Your vote counts.'],
    ]);
  });

  test('changes others with the bot’s own rights, from a button, a command and a mention', async () => {
    const { channel, ada } = lab();
    const [first, other] = [await issueIn(channel), await issueIn(channel, null, 2)];
    answerByVote(first, other);

    await pressed(ada, first);
    await bench.discord.until(() => bench.discord.requestsTo(PATCH).length === 1);
    await bench.answered(ada.slash('paper', { query: 'x' }, { channel }));
    await bench.discord.until(() => bench.discord.requestsTo(PATCH).length === 3);
    ada.mention(channel, 'vote');
    await bench.discord.until(() => bench.discord.requestsTo(PATCH).length === 5);

    expect([first, other].map((issue) => seen(issue).text.includes('Votes so far: 1.'))).toEqual([
      true,
      true,
    ]);
  });

  test('leaves a message its marker and whom it called, and rings for nobody again', async () => {
    const { channel, ada } = lab();
    const issue = await issueIn(channel, 'here');
    const other = await issueIn(channel, 'here', 2);
    const issues = [issue, other];
    answerByVote(issue, other);

    await pressed(ada, issue);
    await bench.discord.until(() => seen(other).text.includes('Votes so far'));

    expect(issues.map(({ wire }) => markerIn(wire.components))).toEqual([
      markerOf(1).token,
      markerOf(2).token,
    ]);
    expect(issues.map(({ wire }) => wire.components[0]?.content)).toEqual(['@here', '@here']);
    expect(issues.map(({ pinged }) => pinged)).toEqual([['everyone'], ['everyone']]);
    const to = { kind: 'channel', tenant: `discord:${channel.guildId}`, channel: channel.id } as const;
    const since = new Date(bench.discord.world.clock.nowMs() - 60_000);
    expect(await bench.running.messenger.find({ ...lookIn(to), since })).toEqual({
      kind: 'read',
      messages: [refOf(issue)],
    });
  });

  test('reaches a pressed message where the bot is no member', async () => {
    const { discord } = bench;
    const ada = discord.person('Ada');
    const between = discord.privateChat();
    bench.desk.answerWith(() => ({ kind: 'document', document: issueDocument }));
    const { original } = await bench.answered(ada.slash('paper', { query: 'x' }, { channel: between }));
    if (original === null) throw new Error('no answer');
    answerByVote(original);

    const record = await pressed(ada, original);

    expect(seen(original).text).toContain('Votes so far: 1.');
    expect(record.followUps).toHaveLength(1);
  });

  test('that comes late changes the pressed message then, and tells the presser alone', async () => {
    const { channel, ada } = lab();
    const issue = await issueIn(channel);
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return voteChanges({ message: refOf(issue), document: withVotes(1) });
    });

    const record = ada.press(issue, 'Abstract');
    await bench.discord.until(() => bench.desk.heard.length === 1);
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await bench.discord.until(() => record.acknowledged === 6);
    slow.open();
    await bench.discord.until(() => record.followUps.length === 1);

    expect(seen(issue).text).toContain('Votes so far: 1.');
    expect(record.followUps[0]?.onlyFor).toBe(ada.user.id);
  });

  test('that comes late and changes nothing leaves the pressed message as it is', async () => {
    const { channel, ada } = lab();
    const issue = await issueIn(channel);
    const before = seen(issue).text;
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return { kind: 'document', document: { ...withVotes(7), visibility: 'asker' } };
    });

    const record = ada.press(issue, 'Abstract');
    await bench.discord.until(() => bench.desk.heard.length === 1);
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await bench.discord.until(() => record.acknowledged === 6);
    slow.open();
    await bench.discord.until(() => record.followUps.length === 1);

    expect(seen(issue).text).toBe(before);
    expect(record.followUps.map((message) => [message.onlyFor, seen(message).text.includes('7')])).toEqual([
      [ada.user.id, true],
    ]);
  });

  test('shows the newest state when two are pressed at once, whichever is written last', async () => {
    const { channel, ada, ben } = lab();
    const issue = await issueIn(channel);
    let votes = 0;
    bench.desk.answerWith(() => {
      votes += 1;
      return voteChanges({ message: refOf(issue), document: withVotes(votes) });
    });
    const held = gate();
    bench.discord.faults.add(CALLBACK, { kind: 'silence', until: held.opened });

    const first = ada.press(issue, 'Abstract');
    await bench.discord.until(() => bench.discord.requestsTo(CALLBACK).length === 1);
    await pressed(ben, issue);
    held.open();
    await bench.discord.until(() => first.followUps.length === 1);

    expect(seen(issue).text).toContain('Votes so far: 2.');
  });
});

describe('a change that fails', () => {
  test('is logged, and the presser has an answer all the same', async () => {
    const { channel, ada } = lab();
    const [issue, gone] = [await issueIn(channel), await issueIn(channel, null, 2)];
    answerByVote(issue, gone);
    gone.deleted = true;

    const record = await pressed(ada, issue);
    await bench.loggedCode(10008);

    expect(record.followUps).toHaveLength(1);
    expect(seen(issue).text).toContain('Votes so far: 1.');
  });

  test('for its form leaves the answer', async () => {
    const { channel, ada } = lab();
    const issue = await issueIn(channel);
    answerByVote(issue);
    bench.discord.faults.add(CALLBACK, { kind: 'error', status: 400, code: 50035 });
    bench.discord.faults.add(PATCH, { kind: 'error', status: 400, code: 50035 });

    const record = await pressed(ada, issue);

    expect(answerText(record)).toContain('Your vote counts.');
    expect(record.original?.onlyFor).toBe(ada.user.id);
  });

  test('for the lack of a right to read touches nothing, so that no marker is lost', async () => {
    const { channel, ada } = lab(EVERYDAY_PERMISSIONS & ~PERMISSION.readHistory);
    const issue = await issueIn(channel);
    const before = structuredClone(issue.wire.components);
    answerByVote(issue);

    await bench.answered(ada.slash('paper', { query: 'x' }, { channel }));
    await bench.loggedCode(50013);

    expect(issue.wire.components).toEqual(before);
  });

  test('does not keep what was written from being answered', async () => {
    const { channel, ada } = lab();
    const issue = await issueIn(channel);
    answerByVote(issue);
    issue.deleted = true;

    ada.say('vote');
    await bench.loggedCode(10008);

    expect(bench.desk.heard.map(saidText)).toEqual(['vote']);
    expect(bench.discord.visible(ada.dm(), ada).at(-1)?.text).toContain('Your vote counts.');
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineCommandGroup, defineRoute } from '../../../src/core/command/command.ts';
import { textOption } from '../../../src/core/command/options.ts';
import type { Document } from '../../../src/core/document/document.ts';
import { DISCORD_TIMING } from '../../../src/platforms/discord/timing.ts';
import { gate, sentence } from '../../contracts/platform-desk.ts';
import { everyBlock, ITEM_CALL, sampleForm, withFile } from '../../contracts/platform-samples.ts';
import { PERMISSION } from '../../support/discord-emulator/wire.ts';
import { answerButtons, answerText, type DiscordBench, startedBench } from './started-bench.ts';

const shareable: Document = { ...everyBlock, share: ITEM_CALL };

let bench: DiscordBench;

beforeEach(async () => {
  bench = await startedBench();
});

afterEach(() => bench.dispose());

function lab() {
  const { discord } = bench;
  const guild = discord.guild('Lab');
  const ada = discord.person('Ada');
  discord.join(guild, ada);
  return { guild, channel: discord.channel(guild, 'papers'), ada };
}

describe('a command', () => {
  test('reaches the desk with its typed options', async () => {
    const ada = bench.discord.person('Ada');

    await bench.answered(ada.slash('paper', { query: 'lazy  neuron & <ok>', page: 2 }));
    await bench.answered(ada.slash('broadsheet forget-me', { confirm: true }));
    await bench.answered(ada.slash('cite', { query: 'HiRE', style: 'apa' }));

    expect(bench.desk.heard.map(({ said }) => said)).toEqual([
      { kind: 'call', call: { route: 'paper', args: { query: 'lazy  neuron & <ok>', page: 2 } } },
      { kind: 'call', call: { route: 'broadsheet forget-me', args: { confirm: true } } },
      { kind: 'call', call: { route: 'cite', args: { query: 'HiRE', style: 'apa' } } },
    ]);
  });

  test('is answered to the asker alone in a server, with a button to share what may be shared', async () => {
    bench.desk.answerWith(() => ({ kind: 'document', document: shareable }));
    const { channel, ada } = lab();

    const answered = await bench.answered(ada.slash('paper', { query: 'flowers' }, { channel }));

    expect(answered.original?.onlyFor).toBe(ada.user.id);
    expect(answerButtons(answered)).toContain('Share');
  });

  test('is answered to everyone in a server when the answer is for everyone', async () => {
    bench.desk.answerWith(() => ({ kind: 'document', document: { ...shareable, visibility: 'everyone' } }));
    const { channel, ada } = lab();

    const answered = await bench.answered(ada.slash('paper', { query: 'flowers' }, { channel }));

    expect(answered.original?.onlyFor).toBeNull();
    expect(answerButtons(answered)).not.toContain('Share');
  });

  test('is answered plainly in the chat with the bot', async () => {
    bench.desk.answerWith(() => ({ kind: 'document', document: shareable }));
    const ada = bench.discord.person('Ada');

    const answered = await bench.answered(ada.slash('paper', { query: 'flowers' }));

    expect(answered.original?.onlyFor).toBeNull();
    expect(answerButtons(answered)).not.toContain('Share');
    expect(bench.desk.heard[0]?.place).toEqual({ kind: 'dm', id: ada.dm().id });
  });

  test('brings files along', async () => {
    bench.desk.answerWith(() => ({ kind: 'document', document: withFile }));
    const ada = bench.discord.person('Ada');

    const answered = await bench.answered(ada.slash('reading export'));

    const files = answered.original?.files.map(({ name, content }) => ({
      name,
      content: content.toString('utf8'),
    }));
    expect(files).toEqual([{ name: 'reading-list.bib', content: '@article{flowers}\n' }]);
  });

  test('opens a form', async () => {
    bench.desk.answerWith(() => ({ kind: 'form', form: sampleForm }));
    const ada = bench.discord.person('Ada');

    const { modal } = await bench.answered(ada.slash('reading note', { query: '2' }));

    expect(modal?.title).toBe(sampleForm.title);
  });

  test('is answered in words when the desk has nothing to say', async () => {
    bench.desk.answerWith(() => ({ kind: 'silence' }));
    const ada = bench.discord.person('Ada');

    const answered = await bench.answered(ada.slash('paper', { query: 'x' }));

    expect(answerText(answered)).toContain('nothing to show');
  });

  test('is answered in words when the desk fails, without the cause', async () => {
    bench.desk.answerWith(() => {
      throw new Error('secret cause');
    });
    const ada = bench.discord.person('Ada');

    const answered = await bench.answered(ada.slash('paper', { query: 'x' }));

    expect(answerText(answered)).toMatch(/went wrong/u);
    expect(answerText(answered)).not.toContain('secret');
  });

  test('answers outside the servers that took Broadsheet in, by the person’s own installation', async () => {
    const away = bench.discord.guild('Away', { botIsMember: false });
    const channel = bench.discord.channel(away, 'chat');
    const ada = bench.discord.person('Ada');
    bench.discord.join(away, ada, PERMISSION.manageGuild | PERMISSION.viewChannel);

    const inServer = await bench.answered(ada.slash('paper', { query: 'x' }, { channel }));
    const between = await bench.answered(
      ada.slash('paper', { query: 'x' }, { channel: bench.discord.privateChat() }),
    );

    expect([inServer.original?.onlyFor, between.original?.onlyFor]).toEqual([ada.user.id, ada.user.id]);
    expect(bench.desk.heard.map(({ person, place }) => [person.tenant, person.access, place.kind])).toEqual([
      ['discord:dm', 'everyone', 'channel'],
      ['discord:dm', 'everyone', 'channel'],
    ]);
  });
});

describe('who asks', () => {
  test('is told by server, id, name and rights', async () => {
    const { guild, channel, ada } = lab();
    const host = bench.discord.person('Host');
    bench.discord.join(guild, host, PERMISSION.manageGuild | PERMISSION.viewChannel);

    await bench.answered(ada.slash('paper', { query: 'x' }, { channel }));
    await bench.answered(host.slash('paper', { query: 'x' }, { channel }));
    await bench.answered(host.slash('paper', { query: 'x' }));

    const tenant = `discord:${guild.id}`;
    expect(bench.desk.heard.map(({ person }) => person)).toEqual([
      { tenant, id: ada.user.id, name: 'Ada', access: 'everyone' },
      { tenant, id: host.user.id, name: 'Host', access: 'host' },
      { tenant: 'discord:dm', id: host.user.id, name: 'Host', access: 'host' },
    ]);
    expect(bench.desk.heard[0]?.place).toEqual({ kind: 'channel', id: channel.id });
  });
});

describe('a slow answer', () => {
  test('is announced in time, to the asker alone in a server, and then comes', async () => {
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return { kind: 'document', document: shareable };
    });
    const { channel, ada } = lab();

    const asked = ada.slash('paper', { query: 'slow' }, { channel });
    await bench.discord.until(() => bench.desk.heard.length === 1);
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await bench.discord.until(() => asked.loading);
    const privately = asked.original?.onlyFor;
    slow.open();
    await bench.answered(asked);

    expect(privately).toBe(ada.user.id);
    expect(answerText(asked)).toContain('Flowers of Algebra');
  });

  test('for everyone follows publicly what was announced to one', async () => {
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return { kind: 'document', document: { ...shareable, visibility: 'everyone' } };
    });
    const { channel, ada } = lab();

    const asked = ada.slash('paper', { query: 'slow' }, { channel });
    await bench.discord.until(() => bench.desk.heard.length === 1);
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await bench.discord.until(() => asked.loading);
    slow.open();
    await bench.discord.until(() => asked.followUps.length === 1);

    expect(asked.followUps.map(({ onlyFor }) => onlyFor)).toEqual([null]);
  });

  test('that is a form comes as a button which opens it, without asking again', async () => {
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return { kind: 'form', form: sampleForm };
    });
    const ada = bench.discord.person('Ada');

    const asked = ada.slash('reading note', { query: '2' });
    await bench.discord.until(() => bench.desk.heard.length === 1);
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await bench.discord.until(() => asked.loading);
    slow.open();
    const { original } = await bench.answered(asked);
    if (original === null) throw new Error('no answer');
    const pressed = await bench.answered(ada.press(original, 'Fill in'));

    expect(pressed.modal?.title).toBe(sampleForm.title);
    expect(bench.desk.heard).toHaveLength(1);
  });

  test('is not announced when the answer was in time', async () => {
    const ada = bench.discord.person('Ada');

    const asked = await bench.answered(ada.slash('paper', { query: 'quick' }));

    expect(asked.acknowledged).toBe(4);
    expect(bench.timer.waiting()).not.toContain(DISCORD_TIMING.deferAfterMs);
  });
});

describe('the command on a message', () => {
  test('looks the paper up by the message’s text and what it embeds', async () => {
    const { channel, ada } = lab();
    const message = ada.write(channel, 'Did you see https://arxiv.org/abs/2210.06313?');
    message.wire.embeds = [{ title: 'The Lazy Neuron', url: 'https://arxiv.org/abs/2210.06313' }];

    await bench.answered(ada.messageCommand('Look up paper', message));

    const query =
      'Did you see https://arxiv.org/abs/2210.06313?\nhttps://arxiv.org/abs/2210.06313\nThe Lazy Neuron';
    expect(bench.desk.heard.map(({ said }) => said)).toEqual([
      { kind: 'call', call: { route: 'paper message', args: { query } } },
    ]);
  });
});

describe('while a person types', () => {
  const values = [{ value: 'hire', label: 'HiRE — 2024', typed: 'HiRE' }];

  test('values are suggested', async () => {
    bench.desk.suggestWith(values);
    const ada = bench.discord.person('Ada');

    const { choices } = await bench.answered(ada.type('reading add', { query: 'hi' }));

    expect(choices).toEqual([{ name: 'HiRE — 2024', value: 'hire' }]);
  });

  test.each(['category', 'zone', 'schedule', 'digest', 'reading'] as const)(
    'a value of the kind %s is asked for as such',
    async (typeahead) => {
      await bench.dispose();
      const options = { what: textOption({ description: 'What', required: true, typeahead }) };
      const command = defineCommandGroup({
        name: 'desk',
        description: 'The desk',
        routes: [
          defineRoute({
            name: 'desk post now',
            description: 'Posts',
            access: 'everyone',
            options,
            examples: [],
            run: async () => ({ kind: 'silence' }),
          }),
        ],
      });
      bench = await startedBench({ commands: [command] });
      const asked: unknown[] = [];
      bench.desk.suggest = async (...[kind, typed, , limit]) => {
        asked.push([kind, typed, limit]);
        return values;
      };
      const ada = bench.discord.person('Ada');

      const { choices } = await bench.answered(ada.type('desk post-now', { what: 'eu' }));

      expect(choices).toEqual([{ name: 'HiRE — 2024', value: 'hire' }]);
      expect(asked).toEqual([[typeahead, 'eu', 25]]);
    },
  );

  test('nothing is offered when values take too long', async () => {
    bench.desk.suggest = () => new Promise(() => {});
    const ada = bench.discord.person('Ada');

    const typing = ada.type('paper', { query: 'hi' });
    await bench.discord.until(() => {
      bench.timer.fire(DISCORD_TIMING.suggestWithinMs);
      return typing.choices;
    });

    expect(typing.choices).toEqual([]);
  });

  test('values for a text that no longer stands are dropped', async () => {
    const slow = gate();
    bench.desk.suggest = async (_kind, typed) => {
      if (typed === 'h') await slow.opened;
      return [{ value: typed, label: typed, typed }];
    };
    const ada = bench.discord.person('Ada');

    const first = ada.type('paper', { query: 'h' });
    const second = await bench.answered(ada.type('paper', { query: 'hi' }));
    slow.open();
    await bench.running.stop();

    expect([first.choices, second.choices]).toEqual([null, [{ name: 'hi', value: 'hi' }]]);
  });

  test('a failure offers nothing and is no failure to see', async () => {
    bench.desk.suggest = async () => {
      throw new Error('no index');
    };
    const ada = bench.discord.person('Ada');

    const { choices } = await bench.answered(ada.type('author', { query: 'yo' }));

    expect(choices).toEqual([]);
  });
});

describe('late, repeated and refused', () => {
  test('an interaction that comes twice is answered once', async () => {
    const ada = bench.discord.person('Ada');
    const asked = await bench.answered(ada.slash('paper', { query: 'once' }));

    bench.repeatLast('INTERACTION_CREATE');
    await bench.answered(ada.slash('paper', { query: 'after' }));

    expect(bench.desk.heard).toHaveLength(2);
    expect(bench.discord.requests.filter(({ at }) => at.interaction === asked.id)).toHaveLength(1);
  });

  test('one that Discord has given up on is logged once, in words and without its token', async () => {
    bench.desk.answerWith(() => {
      bench.discord.world.clock.advance(3001);
      return sentence('Too late.');
    });
    const ada = bench.discord.person('Ada');

    const asked = ada.slash('paper', { query: 'slow' });
    await bench.loggedCode(10062);

    const lines = bench.logged.filter(({ fields }) => fields.code === 10062);
    expect(lines.map(({ level }) => level)).toEqual(['info']);
    expect(JSON.stringify(bench.logged)).not.toContain(asked.token);
  });

  test('one that another process answered is logged once and left alone', async () => {
    const ada = bench.discord.person('Ada');
    bench.discord.faults.add('POST /interactions/:interaction/:token/callback', {
      kind: 'error',
      status: 400,
      code: 40060,
    });

    ada.slash('paper', { query: 'x' });
    await bench.loggedCode(40060);
    await bench.answered(ada.slash('paper', { query: 'next' }));

    expect(bench.logged.filter(({ fields }) => fields.code === 40060)).toHaveLength(1);
  });

  test('an answer whose form Discord refuses comes as plain text', async () => {
    bench.desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    const ada = bench.discord.person('Ada');
    bench.discord.faults.add('POST /interactions/:interaction/:token/callback', {
      kind: 'error',
      status: 400,
      code: 50035,
    });

    const answered = await bench.answered(ada.slash('paper', { query: 'x' }));

    expect(answerText(answered)).toContain('Flowers of Algebra');
    expect(bench.logged.some(({ fields }) => fields.code === 50035)).toBe(true);
  });
});

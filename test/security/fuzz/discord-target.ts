import { openWire, openWireHouse } from '../../platforms/discord/wire.ts';
import type { Person } from '../../support/discord-emulator/person.ts';
import { PERMISSION } from '../../support/discord-emulator/wire.ts';
import { mutate, pick, WORDS_CANARY } from './mutate.ts';
import { bounded, type Target } from './target.ts';

const HIRE = 'HiRE';
const HEARD = ['INTERACTION_CREATE', 'MESSAGE_CREATE', 'GUILD_CREATE'];

/** Discord’s gateway: interactions of every kind, messages and servers, in front of the whole program. */
export async function openDiscordTarget(): Promise<Target> {
  const house = await openWireHouse();
  const wire = await openWire(house);
  const { discord, lab, papers, ada, eve } = wire;
  discord.join(lab, ada, PERMISSION.manageGuild | PERMISSION.sendMessages);
  const here = { channel: papers };

  const card = await wire.answerTo(ada.slash('paper', { query: 'lazy neuron' }, here));
  const list = await wire.answerTo(ada.slash('paper', { query: 'low-rank' }, here));
  const saved = await wire.answerTo(ada.press(card.message, 'Save'));
  const opened = ada.press(saved.message, 'Add a note');
  await discord.until(() => opened.modal !== null, 'the form');
  const written = ada.write(papers, 'see arXiv:2210.06313');

  const acts: readonly (() => unknown)[] = [
    () => ada.slash('paper', { query: `lazy neuron ${WORDS_CANARY}` }, here),
    () => ada.slash('author', { query: `Bhojanapalli ${WORDS_CANARY}` }),
    () => ada.slash('cite', { query: 'HiRE', style: 'apa' }, here),
    () => ada.slash('reading add', { query: 'lazy neuron' }),
    () => ada.slash('reading note', { query: '1', note: WORDS_CANARY }),
    () => ada.slash('nominate', { query: 'lazy neuron' }, here),
    () => ada.slash('top', {}, here),
    () => ada.slash('digest subscribe', { day: 'monday', time: '09:00', timezone: 'Europe/Berlin' }, here),
    () => ada.slash('digest list', {}, here),
    () => ada.slash('follow topic', { query: WORDS_CANARY }),
    () => ada.slash('broadsheet privacy'),
    () => ada.type('paper', { query: `lazy ${WORDS_CANARY}` }, here),
    () => ada.type('digest subscribe', { timezone: 'Europe/B' }, here),
    () => ada.type('reading done', { query: 'la' }, here),
    ...card.buttons
      .filter(({ url }) => url === null)
      .map(
        ({ label }) =>
          () =>
            ada.press(card.message, label),
      ),
    () => ada.pick(list.message, list.options[0] ?? ''),
    () => ada.press(saved.message, 'Add a note'),
    () => ada.submit(opened, [`${WORDS_CANARY} a note`]),
    () => ada.messageCommand('Look up paper', written),
    () => ada.say(`lazy neuron ${WORDS_CANARY}`),
    () => ada.mention(papers, `lazy neuron ${WORDS_CANARY}`),
    () => ada.write(papers, WORDS_CANARY),
    () => discord.channel(lab, 'more'),
  ];

  const honest = discord.world.dispatch;
  let sentUpTo = 0;
  let loggedUpTo = 0;

  return {
    name: 'discord',
    secrets: [discord.world.token],
    async feed(random) {
      let captured: { event: string; data: unknown; intent: number | undefined } | null = null;
      discord.world.dispatch = (event, data, intent) => {
        if (HEARD.includes(event)) captured ??= { event, data: JSON.parse(JSON.stringify(data)), intent };
        else honest(event, data, intent);
      };
      try {
        await pick(acts, random)();
      } catch {
        // What its own client would not let a person do never reaches us: a command that is not offered there.
      } finally {
        discord.world.dispatch = honest;
      }
      const found = captured as { event: string; data: unknown; intent: number | undefined } | null;
      if (found === null) return;
      honest(found.event, mutate(found.data, random), found.intent);
    },
    async ask() {
      await bounded(asked(ada), 'an answer to a good question of Ada’s');
      await bounded(asked(eve), 'an answer to a good question of Eve’s');
    },
    heard() {
      const sent = discord.requests.slice(sentUpTo).map(({ json }) => JSON.stringify(json ?? null));
      sentUpTo = discord.requests.length;
      const logged = wire.logged.slice(loggedUpTo).map((line) => JSON.stringify(line));
      loggedUpTo = wire.logged.length;
      return { sent, logged };
    },
    async close() {
      await wire.close().finally(() => house.close());
    },
  };

  async function asked(person: Person): Promise<void> {
    const answer = await wire.answerTo(person.slash('paper', { query: HIRE }));
    if (!answer.text.includes(HIRE))
      throw new Error(`a good question was answered so: ${answer.text.slice(0, 200)}`);
  }
}

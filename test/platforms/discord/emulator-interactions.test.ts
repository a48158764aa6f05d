import { ComponentType, DiscordAPIError, type Interaction, MessageFlags, TextInputStyle } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MESSAGE_FLAG } from '../../support/discord-emulator/wire.ts';
import { type BareDiscord, openBare, settled } from './bare-client.ts';

const TEXT = (content: string) => ({ type: ComponentType.TextDisplay as const, content });

let bare: BareDiscord;

beforeEach(async () => {
  bare = await openBare();
});

afterEach(() => bare.close());

describe('interactions', () => {
  test('an ephemeral answer is seen by the asker alone', async () => {
    const { room, ada, eve } = await bare.lab();
    bare.onInteraction(async (each) => {
      if (each.isChatInputCommand())
        await each.reply({
          content: `You asked ${each.options.getString('query')}`,
          flags: MessageFlags.Ephemeral,
        });
    });

    const asked = ada.slash('paper', { query: 'lazy' }, { channel: room });
    await bare.discord.until(() => asked.original);

    expect(bare.discord.visible(room, ada).map(({ text }) => text)).toEqual(['You asked lazy']);
    expect(bare.discord.visible(room, eve)).toEqual([]);
  });

  test('a deferred answer comes as an edit', async () => {
    const { room, ada } = await bare.lab();
    bare.onInteraction(async (each) => {
      if (!each.isChatInputCommand()) return;
      await each.deferReply();
      await each.editReply({ flags: MessageFlags.IsComponentsV2, components: [TEXT('Found it')] });
    });

    const asked = ada.slash('paper', { query: 'lazy' }, { channel: room });
    await bare.discord.until(() => asked.original !== null && !asked.loading);

    const [shown] = bare.discord.visible(room, ada);
    expect(shown?.text).toBe('Found it');
    expect(shown?.message.wire.flags).toBe(MESSAGE_FLAG.componentsV2);
  });

  test('choices, buttons, lists, modals and message commands all come back', async () => {
    const { room, ada } = await bare.lab();
    bare.onInteraction(answerAll);
    await bare.client.application?.commands.create({ type: 3, name: 'Look up paper' });

    const typed = ada.type('paper', { query: 'laz' }, { channel: room });
    await bare.discord.until(() => typed.choices);
    const asked = ada.slash('paper', { query: 'lazy' }, { channel: room });
    const card = await bare.discord.until(() => asked.original);
    const pressed = ada.press(card, 'Change');
    await bare.discord.until(() => pressed.updates === 1);
    const picked = ada.pick(card, 'Second');
    await bare.discord.until(() => picked.modal);
    const submitted = ada.submit(picked, ['my note']);
    await bare.discord.until(() => submitted.original);
    const looked = ada.messageCommand('Look up paper', ada.write(room, 'see arXiv:1'));
    await bare.discord.until(() => looked.original);

    expect(typed.choices).toEqual([{ name: 'laz…', value: 'laz' }]);
    expect(picked.modal?.title).toBe('A note on second');
    expect(submitted.original?.wire.content).toBe('noted: my note');
    expect(looked.original?.wire.content).toBe('read: see arXiv:1');
  });

  test('refuse a late first answer, a second one, and one after fifteen minutes', async () => {
    const { room, ada } = await bare.lab();
    const codes: unknown[] = [];
    const codeOf = (error: unknown) => void codes.push(error instanceof DiscordAPIError ? error.code : error);
    bare.onInteraction(async (each) => {
      if (!each.isChatInputCommand()) return;
      if (each.options.getString('query') === 'late') bare.discord.world.clock.advance(3001);
      await each.reply('one').catch(codeOf);
      if (each.replied) {
        each.replied = false;
        await each.reply('two').catch(codeOf);
        bare.discord.world.clock.advance(15 * 60_000 + 1);
        each.replied = true;
        await each.followUp('three').catch(codeOf);
      }
    });

    ada.slash('paper', { query: 'late' }, { channel: room });
    await settled(() => codes.length === 1);
    ada.slash('paper', { query: 'twice' }, { channel: room });
    await settled(() => codes.length === 3);

    expect(codes).toEqual([10062, 40060, 50027]);
  });

  test('a person cannot press what they do not see', async () => {
    const { room, ada, eve } = await bare.lab();
    bare.onInteraction(answerAll);
    const asked = ada.slash('paper', { query: 'hidden' }, { channel: room });
    const card = await bare.discord.until(() => asked.original);

    expect(() => eve.press(card, 'Change')).toThrow('does not see');
  });
});

async function answerAll(each: Interaction): Promise<unknown> {
  if (each.isAutocomplete()) {
    const typed = each.options.getFocused();
    return each.respond([{ name: `${typed}…`, value: typed }]);
  }
  if (each.isChatInputCommand()) return each.reply(cardOf(each.options.getString('query') === 'hidden'));
  if (each.isButton()) return each.update({ content: 'changed' });
  if (each.isStringSelectMenu()) return each.showModal(modalOf(each.values[0] ?? ''));
  if (each.isModalSubmit()) return each.reply(`noted: ${each.fields.getTextInputValue('note')}`);
  if (each.isMessageContextMenuCommand()) return each.reply(`read: ${each.targetMessage.content}`);
  return undefined;
}

function cardOf(hidden: boolean) {
  const button = { type: ComponentType.Button as const, style: 2, label: 'Change', custom_id: 'change' };
  const options = [
    { label: 'First', value: 'first' },
    { label: 'Second', value: 'second' },
  ];
  const list = { type: ComponentType.StringSelect as const, custom_id: 'list', options };
  const row = (component: object) => ({ type: ComponentType.ActionRow, components: [component] });
  const components = [row(button), row(list)] as never;
  return { content: 'card', components, ...(hidden ? { flags: MessageFlags.Ephemeral as const } : {}) };
}

function modalOf(value: string) {
  const field = { type: ComponentType.TextInput as const, style: TextInputStyle.Short, custom_id: 'note' };
  const component = { ...field, label: 'Note' };
  return {
    title: `A note on ${value}`,
    custom_id: 'note',
    components: [{ type: ComponentType.ActionRow as const, components: [component] }],
  };
}

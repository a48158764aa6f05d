import type { Delivery, Transport } from './delivery.ts';
import { type Fields, fieldsOf, listOf, textOf } from './json.ts';
import {
  cardActionOf,
  type Doer,
  messageActionOf,
  shownView,
  submissionOf,
  suggestionOf,
  viewActionOf,
} from './payloads.ts';
import type { PersonAtSlack } from './person.ts';
import { blockIdOf, type Control, controlsOf, optionsOf } from './readable.ts';
import { newView } from './state.ts';
import type { SeenMessage, SeenView } from './visible.ts';
import type { View } from './workspace.ts';

/** Options a type-ahead menu offered last, by action id: what is picked is one of them. */
export type Typed = Map<string, Fields[]>;

type Working = Pick<PersonAtSlack, 'press' | 'pick' | 'typeahead' | 'submit'>;

/** What a person does with buttons, menus and forms. */
export function workingOf(doer: Doer, transport: () => Transport, typed: Typed): Working {
  const { workspace, user } = doer;
  return {
    press(on, label) {
      const buttons = controlsIn(on).filter(({ element }) => element.type === 'button');
      const control =
        buttons.find((each) => each.label === label) ?? buttons.find(({ spoken }) => spoken.includes(label));
      if (control === undefined) throw new Error(`there is no button “${label}”: ${describe(on)}`);
      const { element } = control;
      const value = element.value === undefined ? {} : { value: element.value };
      return act(on, control, { text: element.text, ...value });
    },
    pick(on, option) {
      for (const control of controlsIn(on)) {
        const offered = [
          ...optionsOf(control.element),
          ...(typed.get(textOf(control.element.action_id)) ?? []),
        ];
        const chosen = offered.find(({ text }) => textOf(fieldsOf(text).text) === option);
        if (chosen !== undefined) return act(on, control, { selected_option: chosen });
      }
      throw new Error(`no menu offers “${option}”: ${describe(on)}`);
    },
    async typeahead(on, actionId, value) {
      const control = controlsIn(on).find(({ element }) => element.action_id === actionId);
      if (control === undefined) throw new Error(`there is no menu ${actionId}: ${describe(on)}`);
      if (value.length < Number(control.element.min_query_length ?? 3)) return [];
      const where = 'view' in on ? { view: shownView(doer, on.view, {}) } : messageWhere(on);
      const delivery = transport().deliver(suggestionOf(doer, where, idsOf(control), value));
      const answer = fieldsOf((await delivery.acknowledged).payload);
      doer.state.inspect('block_suggestion', answer);
      const offered = optionsOf(answer);
      typed.set(actionId, offered);
      return offered.map(({ text }) => textOf(fieldsOf(text).text));
    },
    async submit(values) {
      const view = workspace.modals.get(user.id)?.at(-1);
      if (view === undefined) throw new Error('no modal is open');
      const delivery = transport().deliver(submissionOf(doer, view, filled(view, values)));
      applyResponse(view, fieldsOf((await delivery.acknowledged).payload));
      return delivery;
    },
  };

  function act(on: SeenMessage | SeenView, control: Control, fields: Fields): Delivery {
    const action = { ...idsOf(control), type: control.element.type, ...fields };
    if ('view' in on) return transport().deliver(viewActionOf(doer, on.view, action));
    const channel = channelOf(on);
    const card = cardWith(on, control);
    return transport().deliver(
      card === null
        ? messageActionOf(doer, channel, on.message, action)
        : cardActionOf(doer, channel, on.message, card, action),
    );
  }

  function channelOf(on: SeenMessage) {
    const found = [...workspace.channels.values()].find((each) => each.messages.includes(on.message));
    if (found === undefined) throw new Error(`message ${on.ts} is gone`);
    return found;
  }

  function messageWhere(on: SeenMessage): Fields {
    const channel = channelOf(on);
    return {
      container: { type: 'message', message_ts: on.ts, channel_id: channel.id },
      channel: { id: channel.id, name: channel.name },
    };
  }

  /** A value for each input block in order; `null` leaves one empty. */
  function filled(view: View, values: readonly (string | null)[]): Fields {
    const inputs = listOf(view.content.blocks)
      .map((block, index) => ({ block, id: blockIdOf(block, index) }))
      .filter(({ block }) => block.type === 'input');
    const entries = inputs.map(({ block, id }, index): [string, Fields] => {
      const element = fieldsOf(block.element);
      return [id, { [textOf(element.action_id)]: answerTo(element, values[index] ?? null) }];
    });
    return Object.fromEntries(entries);
  }

  function answerTo(element: Fields, value: string | null): Fields {
    if (element.type === 'plain_text_input') return { type: element.type, value };
    const offered = [...optionsOf(element), ...(typed.get(textOf(element.action_id)) ?? [])];
    const chosen = offered.find(({ text }) => textOf(fieldsOf(text).text) === value);
    return { type: element.type, selected_option: chosen ?? null };
  }

  /** What Slack does with the answer to a submission. */
  function applyResponse(view: View, response: Fields): void {
    const stack = workspace.modals.get(user.id) ?? [];
    if (response.view !== undefined) {
      doer.state.inspect('views.update', { view_id: view.id, view: response.view });
    }
    switch (response.response_action) {
      case 'errors':
        view.errors = fieldsOf(response.errors);
        return;
      case 'update':
        view.content = fieldsOf(response.view);
        return;
      case 'push':
        workspace.modals.set(user.id, [...stack, newView(doer.state, user.id, fieldsOf(response.view))]);
        return;
      case 'clear':
        workspace.modals.set(user.id, []);
        return;
      default:
        workspace.modals.set(user.id, stack.slice(0, -1));
    }
  }
}

function controlsIn(on: SeenMessage | SeenView): Control[] {
  if ('view' in on) return on.controls;
  const cards = [...on.message.unfurls.values()].flatMap((card) => listOf(card.blocks));
  return controlsOf([...on.message.blocks, ...cards]);
}

/** The link under which a control stands on a card; `null` when it stands on the message itself. */
function cardWith(on: SeenMessage, { element }: Control): string | null {
  const cards = [...on.message.unfurls];
  const found = cards.find(([, card]) =>
    controlsOf(listOf(card.blocks)).some((control) => control.element === element),
  );
  return found?.[0] ?? null;
}

function idsOf({ element, blockId }: Control): Fields {
  return { action_id: element.action_id, block_id: blockId };
}

function describe(on: SeenMessage | SeenView): string {
  return `${on.text.slice(0, 200)} [${on.buttons.join(', ')}]`;
}

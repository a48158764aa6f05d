import type { PersonAtSlack, SlackEmulator } from '../../support/slack-emulator/index.ts';
import type { SeenMessage } from '../../support/slack-emulator/visible.ts';

/** What is shown while a slow answer is on its way; it is not the answer. */
const LOOKING = /^looking/iu;

/** Does something and resolves with the first answer that appears for it, or takes a message's place, in a channel. */
export async function answerIn(
  slack: SlackEmulator,
  person: PersonAtSlack,
  channel: string,
  act: () => unknown,
): Promise<SeenMessage> {
  const before = new Map(person.sees(channel).map((each) => [each.ts, each.edits]));
  const isNew = ({ ts, edits }: SeenMessage) => (before.get(ts) ?? -1) < edits;
  const fromApp = ({ author }: SeenMessage) => author === slack.workspace(person.workspace).botUser;
  await act();
  return slack.until(
    () => person.sees(channel).find((each) => fromApp(each) && isNew(each) && !LOOKING.test(each.text)),
    `an answer to ${person.id} in ${channel}`,
  );
}

/** As `answerIn`, for the person's DM with the app. */
export function answerInDm(slack: SlackEmulator, person: PersonAtSlack, act: () => unknown) {
  return answerIn(slack, person, person.dmChannel(), act);
}

/** What a person gets for a slash command typed in a channel. */
export function slashAnswer(slack: SlackEmulator, person: PersonAtSlack, line: string, channel = 'C1') {
  const [command = '', ...words] = line.split(' ');
  return answerIn(slack, person, channel, () => person.slash(command, words.join(' '), { channel }));
}

/** What a person gets for words typed to the app in a DM. */
export function dmAnswer(slack: SlackEmulator, person: PersonAtSlack, words: string) {
  return answerInDm(slack, person, () => person.dm(words));
}

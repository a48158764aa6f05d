import { createHmac } from 'node:crypto';
import { answerIn, dmAnswer, slashAnswer } from '../../platforms/slack/answers.ts';
import { openStartedWire } from '../../platforms/slack/wire.ts';
import type { Delivery, Outgoing } from '../../support/slack-emulator/delivery.ts';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { asJson, mutate, pick, type Random, WORDS_CANARY } from './mutate.ts';
import { bounded, type Target } from './target.ts';

const HIRE = 'HiRE';

/** An answer to a place, a person or a trigger that was damaged goes there all the same, and Slack says so. */
const OF_THE_ID_GIVEN =
  /\.(?:channel|channel_id|user|user_id|ts|thread_ts|trigger_id|view_id|unfurl_id|hash) (?:has|is)|needs trigger_id|lacks (?:channel|user)/;

/** What nobody acknowledges is given up by Bolt after three seconds: meanwhile others come in. */
const MOST_UNDER_WAY = 500;

const MOST_BODY_BYTES = 1024 * 1024;

const LINES: readonly [command: string, words: string][] = [
  ['/paper', `lazy neuron ${WORDS_CANARY}`],
  ['/paper', `author:bhojanapalli ${WORDS_CANARY}`],
  ['/author', `Bhojanapalli ${WORDS_CANARY}`],
  ['/similar', 'lazy neuron'],
  ['/random', 'has:code'],
  ['/cite', 'lazy neuron apa'],
  ['/reading', 'list'],
  ['/reading', `note 1 note: ${WORDS_CANARY}`],
  ['/nominate', 'lazy neuron'],
  ['/top', 'year'],
  ['/digest', 'subscribe monday 09:00 Europe/Berlin'],
  ['/digest', 'list'],
  ['/follow', `topic ${WORDS_CANARY}`],
  ['/library', 'status'],
  ['/broadsheet', 'privacy'],
];

/** Slack by signed HTTP: events, commands, interactions, options, submissions and links, in front of the whole program. */
export async function openSlackTarget(): Promise<Target> {
  const wire = await openStartedWire({ transport: 'http' });
  const { slack } = wire;
  const http = wire.http();
  const [ada, eve] = [slack.person('T1', 'U1'), slack.person('T1', 'U2')];
  const honest = http.deliver;
  const { report } = slack.journal;
  slack.journal.report = (problem) => {
    if (!OF_THE_ID_GIVEN.test(problem)) report(problem);
  };

  const card = await slashAnswer(slack, ada, '/paper lazy neuron');
  const list = await dmAnswer(slack, ada, '/paper author:bhojanapalli');
  const saved = await answerIn(slack, ada, 'C1', () => ada.press(card, 'Save'));
  ada.press(saved, 'Add a note');
  await slack.until(() => ada.modal(), 'the form');
  eve.openHome();
  const home = await slack.until(() => eve.home(), 'the home');
  const { message } = ada.write('C1', 'see https://arxiv.org/abs/2210.06313');

  const acts: readonly (() => unknown)[] = [
    ...LINES.map(
      ([command, words]) =>
        () =>
          ada.slash(command, words),
    ),
    () => ada.dm(`lazy neuron ${WORDS_CANARY}`),
    () => ada.dm(`/reading add lazy neuron ${WORDS_CANARY}`),
    () => ada.mention('C1', `lazy neuron ${WORDS_CANARY}`),
    () =>
      ada.upload([
        {
          name: 'list.bib',
          mimetype: 'text/plain',
          content: Buffer.from(`@misc{x,title={${WORDS_CANARY}}}`),
        },
      ]),
    () => ada.write('C1', 'https://arxiv.org/abs/2210.06313 https://doi.org/10.1038/nature14539'),
    () => ada.openHome(),
    ...card.buttons.map((label) => () => ada.press(card, label)),
    () => ada.press(list, 'More'),
    () => ada.press(saved, 'Add a note'),
    () => eve.press(home, 'Find a paper'),
    () => ada.shortcut('look_up', message),
    () => slack.tell('T1', { type: 'tokens_revoked', tokens: { bot: ['U0'] } }),
    () => ada.submit([`${WORDS_CANARY} note`]),
  ];

  let heardUpTo = 0;
  let loggedUpTo = 0;
  let answers: string[] = [];
  const underWay: Promise<void>[] = [];
  let captured: Outgoing | null = null;
  const nothing: Delivery = {
    outgoing: { type: 'events_api', payload: {} },
    acknowledged: Promise.resolve({ payload: undefined, tookMs: 0, inTime: true }),
    again: () => nothing,
  };

  return {
    name: 'slack',
    secrets: [
      slack.workspace('T1').botToken,
      slack.app.signingSecret,
      slack.app.appToken,
      slack.app.clientSecret,
    ],
    async feed(random) {
      captured = null;
      http.deliver = (outgoing) => {
        captured ??= outgoing;
        return nothing;
      };
      // Nothing comes of a deed the person cannot do any more, such as sending a form that is gone.
      try {
        await pick(acts, random)();
      } catch {
        captured = null;
      } finally {
        http.deliver = honest;
      }
      if (captured === null) return;
      const answered = bounded(post(prepared(captured, random)), 'a request of Slack’s');
      const noted = answered.then((answer) => void answers.push(answer));
      // Awaited later on: until then its failure is nobody’s fault.
      noted.catch(() => undefined);
      underWay.push(noted);
    },
    async ask() {
      if (underWay.length > MOST_UNDER_WAY) await settled();
      await asked(ada);
      await asked(eve);
    },
    heard() {
      const entries = slack.journal.entries.slice(heardUpTo);
      heardUpTo = slack.journal.entries.length;
      const lines = wire.logged.slice(loggedUpTo).map((line) => JSON.stringify(line));
      loggedUpTo = wire.logged.length;
      const sent = entries.flatMap((entry) => {
        if (entry.kind === 'ack') return [JSON.stringify(entry.payload ?? null)];
        return entry.kind === 'call' || entry.kind === 'respond' ? [JSON.stringify(entry.args)] : [];
      });
      const all = [...sent, ...answers];
      answers = [];
      return { sent: all, logged: lines };
    },
    async close() {
      await settled();
      await wire.close();
    },
  };

  async function settled(): Promise<void> {
    await Promise.all(underWay.splice(0));
  }

  async function asked(person: PersonAtSlack): Promise<void> {
    const before = new Set(person.seesInDm().map(({ ts }) => ts));
    person.dm(HIRE);
    const isAnswer = (each: { ts: string; author: string; text: string }) =>
      !before.has(each.ts) && each.author !== person.id && each.text.includes(HIRE);
    await slack.until(() => person.seesInDm().some(isAnswer), `an answer to a good question of ${person.id}`);
  }

  async function post({ headers, body }: Prepared): Promise<string> {
    try {
      const response = await fetch(`${wire.webUrl()}/slack/events`, { method: 'POST', headers, body });
      return `${response.status} ${await response.text()}`;
    } catch (error) {
      // More than is taken is cut off while it is still being sent.
      if (Buffer.byteLength(body) > MOST_BODY_BYTES) return '413';
      throw error;
    }
  }

  function prepared(outgoing: Outgoing, random: Random): Prepared {
    const { contentType, body } = encoded(outgoing, random);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', slack.app.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const chance = random();
    const headers = {
      'content-type': chance < 0.03 ? pick(['', 'text/plain', 'application/json', 'x'], random) : contentType,
      'x-slack-request-timestamp': chance > 0.99 ? pick(['', 'NaN', '1e3', '-1'], random) : timestamp,
      'x-slack-signature': chance > 0.98 ? pick(['', 'v0=', 'v0=zz', mac], random) : `v0=${mac}`,
      ...(chance > 0.9 && chance < 0.95 ? { 'x-slack-retry-num': pick(['1', 'x', ''], random) } : {}),
    };
    return { headers, body };
  }
}

interface Prepared {
  headers: Record<string, string>;
  body: string;
}

function encoded({ type, payload }: Outgoing, random: Random): { contentType: string; body: string } {
  const damaged = mutate(payload, random);
  if (type === 'events_api') return { contentType: 'application/json', body: asJson(damaged, random) };
  const fields =
    type === 'interactive'
      ? [['payload', asJson(damaged, random)]]
      : Object.entries(Object(damaged)).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value ?? null),
        ]);
  const body = new URLSearchParams(fields as [string, string][]).toString();
  const contentType = 'application/x-www-form-urlencoded';
  return { contentType, body: random() < 0.03 ? body.slice(0, Math.floor(random() * body.length)) : body };
}

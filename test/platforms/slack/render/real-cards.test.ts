import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import type { Call, Document, Reply } from '../../../../src/core/document/document.ts';
import { renderMessage, renderModal } from '../../../../src/platforms/slack/render/index.ts';
import { checkSlackPayload } from '../../../support/slack-rules/index.ts';
import { openSeedDesk, type TestDesk } from '../../../support/test-desk.ts';
import { problemsOf } from './payloads.ts';

const QUESTIONS = [
  ...commands.flatMap((command) =>
    command.routes.flatMap((route) => route.examples.map((line) => `/${line}`)),
  ),
  ...commands.map((command) => `/${command.name}`),
  'lazy neuron',
  'nothing fits these words: zyzzyva quokka',
  'year:2022',
  '',
];

/** How many of an answer's buttons and items are pressed in turn. */
const PRESSED = 12;

describe('every command’s answer from the seed library', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openSeedDesk();
  });

  test.each(QUESTIONS)('%s', async (question) => {
    const replies = await repliesTo(desk, question);

    expect(replies.flatMap(problems)).toEqual([]);
  });

  test('fits without being shortened', async () => {
    const replies = (await Promise.all(QUESTIONS.map((question) => repliesTo(desk, question)))).flat();

    const shortened = documentsOf(replies)
      .filter(isShortened)
      .map((document) => document.summary);
    expect(shortened).toEqual([]);
  });
});

/** The answer, and the answers to what can be pressed in it. */
async function repliesTo(desk: TestDesk, question: string): Promise<Reply[]> {
  const reply = await desk.say(question);
  const pressed = documentsOf([reply]).flatMap(callsOf).slice(0, PRESSED);
  return [reply, ...(await Promise.all(pressed.map((call) => desk.press(call))))];
}

function problems(reply: Reply): string[] {
  if (reply.kind === 'silence') return [];
  if (reply.kind === 'document') return problemsOf(reply.document);
  const view = renderModal(reply.form, '{}');
  return checkSlackPayload('views.open', { trigger_id: 'T', view });
}

function documentsOf(replies: readonly Reply[]): Document[] {
  return replies.flatMap((reply) => (reply.kind === 'document' ? [reply.document] : []));
}

function callsOf(document: Document): Call[] {
  const pressed = document.actions.flatMap((action) => (action.kind === 'button' ? [action.call] : []));
  const chosen = document.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  return [...pressed, ...chosen.flatMap((item) => (item.call === undefined ? [] : [item.call]))];
}

function isShortened(document: Document): boolean {
  return renderMessage(document, { share: true }).files.some((file) => file.name === 'whole-answer.txt');
}

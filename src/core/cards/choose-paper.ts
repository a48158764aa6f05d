import type { Context } from '../command/command.ts';
import type { Call, Reply } from '../document/document.ts';
import type { Paper } from '../paper/paper.ts';
import { choiceCard, nothingCard } from './answer-card.ts';
import { reply } from './reply.ts';

/**
 * Finds the paper a command is about. Where it is not sure, the answer is a choice instead, whose items call
 * `callFor` of the paper chosen, so that the person goes on where they were.
 */
export async function choosePaper(
  context: Context,
  query: string,
  callFor: (paper: Paper) => Call,
): Promise<{ paper: Paper } | { reply: Reply }> {
  const answer = await context.services.lookup.find(query, 1);
  if (answer.kind === 'one') return { paper: answer.paper };
  const card = answer.kind === 'choice' ? choiceCard(answer, callFor) : nothingCard(answer, callFor);
  return { reply: reply(card) };
}

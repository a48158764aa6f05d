import { answerCard } from '../src/core/cards/answer-card.ts';
import { paperCard } from '../src/core/cards/paper-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import type { Context } from '../src/core/command/command.ts';
import type { Reply } from '../src/core/document/document.ts';
import type { Paper } from '../src/core/paper/paper.ts';

/** The answer to a question; where it is one paper, with when that was paper of the week here. */
export async function paperAnswer(context: Context, question: string, page: number): Promise<Reply> {
  const answer = await context.services.lookup.find(question, page);
  const postedOn = answer.kind === 'one' ? await postedHere(context, answer.paper) : null;
  return reply(answerCard(answer, context.place, postedOn));
}

/** The card of a paper that somebody named by a link. */
export async function cardOfMentioned(context: Context, paper: Paper): Promise<Reply> {
  return reply(paperCard(paper, context.place, { postedOn: await postedHere(context, paper) }));
}

/** A direct message has no paper of the week. */
async function postedHere({ services, person, place }: Context, { id }: Paper): Promise<string | null> {
  return place.kind === 'dm' ? null : services.voting.postedOn({ tenant: person.tenant, id: place.id }, id);
}

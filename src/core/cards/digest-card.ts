import { pausedAt, upcoming } from '../digest/due.ts';
import type { Action, Block, Document, Fact } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { describeInstant, type Slot } from '../schedule/index.ts';
import type { DigestLine } from '../services.ts';
import {
  coverageWords,
  digestTitle,
  kindWords,
  nextWords,
  ownerWords,
  pauseWords,
  picksWords,
} from './digest-words.ts';
import { button, note, privately } from './reply.ts';

export interface DigestCardSettings {
  /** What has just been done, a whole sentence that stands first; `null` where it is only shown. */
  done: string | null;
  now: Date;
  /** Whether this person may change it: else there are no buttons for that. */
  mayChange: boolean;
  /** Whether there are others here, so that commands must say which one is meant. */
  isOneOfMany: boolean;
  /** Small print beside how to change it. */
  notes?: readonly string[];
}

/** A digest whole: what it posts, when, whose it is, and what can be done with it. */
export function digestCard(line: DigestLine, settings: DigestCardSettings): Document {
  const { done, now, mayChange } = settings;
  const { subscription } = line;
  const title = `${digestTitle(line)} (${subscription.zone})`;
  const lead = done === null ? null : `${done} Next: ${nextWords(line, now)}.`;
  const notes = [...(settings.notes ?? []), ...(mayChange ? [howToChange(line, settings)] : [])];
  const blocks: Block[] = [
    ...(lead === null ? [] : [{ kind: 'paragraph' as const, text: text(lead) }]),
    { kind: 'heading', text: text(title) },
    { kind: 'facts', facts: factsOf(line, now) },
    ...notes.map(note),
  ];
  return privately(lead ?? `${title}.`, blocks, actionsOf(line, settings));
}

function factsOf(line: DigestLine, now: Date): Fact[] {
  const { subscription } = line;
  const picks = picksWords(subscription);
  const pause = pauseWords(line, now);
  return [
    fact('Posts', kindWords(subscription)),
    fact('Covers', coverageWords(subscription)),
    ...(picks === null ? [] : [fact('Picks', picks)]),
    fact('When', `${line.inWords}, ${subscription.zone}`),
    ...(pause === null ? [] : [fact('Paused', pause)]),
    ...leftOutFact(line, now),
    fact('Next', nextWords(line, now)),
    fact('Owner', ownerWords(subscription)),
    ...(subscription.mention === null ? [] : [fact('Calls', `@${subscription.mention}`)]),
    ...(subscription.tellEmpty ? [fact('With nothing to post', 'says so in the channel')] : []),
    fact('Digest', `${line.number} (${subscription.id})`),
  ];
}

function leftOutFact(line: DigestLine, now: Date): Fact[] {
  const { zone } = line.subscription;
  const words = leftOut(line, now).map(({ dueAt }) => describeInstant(dueAt, zone));
  return words.length === 0 ? [] : [fact('Left out', words.join(' · '))];
}

function leftOut({ subscription }: DigestLine, now: Date): Slot[] {
  return subscription.skips.length === 0 ? [] : upcoming(subscription, null, now).leftOut;
}

function howToChange({ number, subscription }: DigestLine, { isOneOfMany }: DigestCardSettings): string {
  const which = isOneOfMany ? `${number} ` : '';
  const lines = [
    `/digest edit ${which}tuesday 10:00`,
    ...(subscription.kind === 'follow' ? [] : [`/digest edit ${which}topic:"state space models"`]),
    `/digest pause ${which}until 2027-01-04`,
    `/digest skip ${which}`.trim(),
    `/digest unsubscribe ${which}`.trim(),
  ];
  return `To change it: ${lines.join(' · ')}`;
}

function actionsOf(line: DigestLine, { now, mayChange }: DigestCardSettings): Action[] {
  const { subscription, nextRunAt } = line;
  if (subscription.endedAt !== null) return [];
  const args = { digest: subscription.id };
  const title = digestTitle(line);
  const reading = [
    button('Preview', `Preview the next issue of ${title}`, { route: 'digest preview', args }, 'primary'),
  ];
  if (!mayChange) return [...reading, historyButton(line)];
  const isPaused = pausedAt(subscription, now) !== null;
  const running = isPaused
    ? button('Resume', `Set ${title} going again`, { route: 'digest resume', args })
    : button('Pause', `Pause ${title}`, { route: 'digest pause', args });
  return [
    ...reading,
    button('Edit', `Change ${title}`, { route: 'digest form', args }),
    running,
    ...(isPaused || nextRunAt === null ? [] : [skipButton(line, nextRunAt)]),
    ...(isPaused || leftOut(line, now).length === 0
      ? []
      : [button('Undo skip', `Post what is left out of ${title}`, { route: 'digest resume', args })]),
    ...(isPaused
      ? []
      : [button('Post now …', `Post an issue of ${title} now`, { route: 'digest post', args })]),
    historyButton(line),
  ];
}

/** Says which issue it leaves out, so that pressed twice it leaves out one. */
function skipButton(line: DigestLine, at: Date) {
  const when = describeInstant(at, line.subscription.zone);
  return button('Skip next', `Leave out the issue of ${when}`, {
    route: 'digest leave-out',
    args: { digest: line.subscription.id, at: at.toISOString() },
  });
}

export function historyButton(line: DigestLine): Action {
  return button('History', `What became of each issue of ${digestTitle(line)}`, {
    route: 'digest history',
    args: { digest: line.subscription.id },
  });
}

function fact(label: string, value: string): Fact {
  return { label, value: text(value) };
}

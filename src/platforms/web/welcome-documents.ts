import { button, note } from '../../core/cards/reply.ts';
import type { Action, Document, RichText } from '../../core/document/document.ts';
import { code, strong, text } from '../../core/document/rich-text.ts';

/** The first words in each room: what can be tried there, each with a button that does it. */

export function readingGroupWelcome(): Document {
  return welcome(
    'Welcome to the reading group.',
    [
      text(
        'This is a team chat with Broadsheet in it. Everything works as it does on Slack and Discord, here on your machine.',
      ),
      [
        { text: 'Put a paper forward, vote for it, then move the clock to next Monday: the ' },
        strong('paper of the week'),
        { text: ' arrives with its reason and a thread to argue in.' },
      ],
    ],
    [
      button(
        'Find a paper',
        'Find the lazy neuron paper',
        { route: 'paper', args: { query: 'lazy neuron' } },
        'primary',
      ),
      button('Nominate it', 'Nominate the lazy neuron paper for the next paper of the week', {
        route: 'nominate',
        args: { query: 'lazy neuron' },
      }),
      button('What is due?', 'Show the digests of this channel', { route: 'digest list', args: {} }),
    ],
  );
}

export function generalWelcome(): Document {
  return welcome(
    'A place for everything else.',
    [
      [
        { text: 'Type ' },
        code('/'),
        { text: ' for all commands, or call me by name: ' },
        code('@Broadsheet lazy neuron'),
        { text: '. What you look up is shown to you alone until you press ' },
        strong('Share'),
        { text: '.' },
      ],
    ],
    [
      button(
        'Surprise me',
        'Show a paper with code, chosen by chance',
        { route: 'random', args: { query: 'has:code' } },
        'primary',
      ),
      button('The library', 'Show what is in the library', { route: 'library status', args: {} }),
      button('All commands', 'Show everything Broadsheet can do', { route: 'broadsheet help', args: {} }),
    ],
  );
}

export function dmWelcome(name: string): Document {
  return welcome(
    `Here you have me to yourself, ${name}.`,
    [
      text(
        'Half a title will do, with typos; so will an arXiv link, a DOI, or an author and a year. No slash is needed here.',
      ),
    ],
    [
      button(
        'Find a paper',
        'Find the lazy neuron paper',
        { route: 'paper', args: { query: 'lazy neuron' } },
        'primary',
      ),
      button('My reading list', 'Show your reading list', { route: 'reading list', args: {} }),
      button('What is kept about me?', 'Show what Broadsheet keeps about you', {
        route: 'broadsheet privacy',
        args: {},
      }),
    ],
  );
}

function welcome(summary: string, paragraphs: readonly RichText[], actions: Action[]): Document {
  return {
    summary,
    blocks: [
      { kind: 'heading', text: text(summary) },
      ...paragraphs.map((words) => ({ kind: 'paragraph' as const, text: words })),
      note('Reader, Host and Admin are parts to play: nobody real is meant.'),
    ],
    actions,
    visibility: 'everyone',
  };
}

import { reply, sentence } from '../src/core/cards/reply.ts';
import {
  howToFollow,
  sourceFollowedCard,
  sourceFollowsCard,
  sourceStoppedCard,
  stopSourceChoice,
} from '../src/core/cards/source-follow-card.ts';
import { defineRoute, type Route } from '../src/core/command/command.ts';
import { restOption } from '../src/core/command/options.ts';
import { AskerError } from '../src/core/errors.ts';
import type { Sources } from '../src/core/services.ts';

const LONGEST_REF = 1000;

const refusal =
  'Sources are followed for everybody, so only admins can change them. Please ask one of them; /follow gives you a digest of your own.';

/** Sources that are read again on schedule, so that new papers come in by themselves. */
export const libraryFollow: Route[] = [
  defineRoute({
    name: 'library follow',
    description: 'Read a source every day: arXiv, a feed, a Zotero group; new papers come in by themselves',
    access: 'admin',
    refusal,
    options: {
      query: restOption({
        description: 'The source and what of it: arxiv cs.LG, or the address of a feed',
        required: true,
        maxLength: LONGEST_REF,
      }),
    },
    examples: ['library follow arxiv cs.LG', 'library follow https://example.org/feed.xml'],
    async run({ services, person, now }, args) {
      const available = services.sources.available();
      const { source, ref } = readOrder(args.query, available);
      return reply(sourceFollowedCard(await services.sources.follow(person, source, ref, now)));
    },
  }),
  defineRoute({
    name: 'library follows',
    description: 'Which sources are followed, and how fresh each is',
    options: {},
    examples: ['library follows'],
    async run({ services, person, now }) {
      const { sources } = services;
      return reply(sourceFollowsCard(await sources.follows(person), sources.available(), person, now));
    },
  }),
  defineRoute({
    name: 'library unfollow',
    description: 'Stop following a source; the papers it brought stay',
    access: 'admin',
    refusal,
    options: {
      which: restOption({
        description: 'Its number in /library follows, or words of it',
        required: false,
        maxLength: LONGEST_REF,
      }),
    },
    examples: ['library unfollow arxiv cs.LG'],
    async run({ services, person, now }, args) {
      const { sources } = services;
      const follows = await sources.follows(person);
      if (follows.length === 0) return reply(sentence('No source is followed.'));
      if (args.which === null) return reply(stopSourceChoice('Choosing one stops it.', follows, now));
      const outcome = await sources.unfollow(person, bare(args.which));
      if (outcome.kind === 'stopped') return reply(sourceStoppedCard(outcome.followed));
      const heading =
        outcome.kind === 'none'
          ? `No followed source fits “${args.which.slice(0, 60)}”. Choosing one stops it.`
          : `Several fit “${args.which.slice(0, 60)}”. Choosing one stops it.`;
      return reply(stopSourceChoice(heading, outcome.kind === 'none' ? follows : outcome.fitting, now));
    },
  }),
];

/** `arxiv cs.LG`, or an address alone, which is a feed's. */
function readOrder(
  typed: string,
  available: ReturnType<Sources['available']>,
): { source: string; ref: string } {
  const words = bare(typed);
  if (/^https?:\/\//i.test(words)) return { source: 'feed', ref: words };
  const end = words.search(/\s/);
  const source = (end === -1 ? words : words.slice(0, end)).toLowerCase().replace(/:$/, '');
  const ref = end === -1 ? '' : bare(words.slice(end));
  const known = available.find(
    ({ name, title }) => name === source || title.toLowerCase().replaceAll(' ', '-') === source,
  );
  if (known !== undefined) return { source: known.name, ref };
  throw new AskerError(
    'no-source',
    `I know no source “${source.slice(0, 40)}”. It goes like this: ${howToFollow(available)}`,
  );
}

/** Without the marks a chat puts around an address: `<https://…|label>`. */
function bare(words: string): string {
  return words.trim().replace(/^<(https?:\/\/[^<>|\s]+)(?:\|[^<>]*)?>$/i, '$1');
}

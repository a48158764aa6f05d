import { reply, sentence } from '../core/cards/reply.ts';
import { callSaid, fileNamed } from '../core/command/call-said.ts';
import { checkCall } from '../core/command/check-call.ts';
import type { Args, Command, Person, Route } from '../core/command/command.ts';
import { completionPoint } from '../core/command/completion.ts';
import type { Reply } from '../core/document/document.ts';
import type { IncomingFile } from '../core/document/incoming-file.ts';
import { errorTrail } from '../core/error-words.ts';
import { AskerError, OperatorError, SourceUnavailable } from '../core/errors.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { Completion, Desk, Inbound } from '../core/ports/platform.ts';
import { type AnswerOutcome, type Counting, UNCOUNTED } from '../core/ports/tally.ts';
import type { Services } from '../core/services.ts';
import { suggestValues } from './suggest-values.ts';

export interface DeskParts {
  commands: readonly Command[];
  services: Services;
  clock: Clock;
  random: () => number;
  log: Log;
  counting?: Counting;
}

const COMPLETIONS = 12;
/** What called no route. */
const TEXT = 'text';

/** The one place where what people say meets the commands. It answers in words whatever goes wrong. */
export function createDesk(parts: DeskParts): Desk {
  return {
    async answer(inbound) {
      const { tally, elapsedMs } = parts.counting ?? UNCOUNTED;
      const beganMs = elapsedMs();
      let called = TEXT;
      let outcome: AnswerOutcome = 'answered';
      try {
        return await run(parts, inbound, (path) => {
          called = path;
        });
      } catch (error) {
        outcome = whoMustAct(error);
        return explain(parts.log, inbound, error);
      } finally {
        tally.answered(called, outcome, elapsedMs() - beganMs);
      }
    },

    async complete(typed, person) {
      try {
        return await complete(parts, typed, person);
      } catch (error) {
        parts.log.warn({ cause: errorTrail(error) }, 'completion failed');
        return [];
      }
    },

    async suggest(typeahead, typed, person, limit, place) {
      try {
        return await suggestValues(
          parts.services,
          typeahead,
          typed,
          { person, place: place ?? null, now: parts.clock.now() },
          limit,
        );
      } catch (error) {
        parts.log.warn({ cause: errorTrail(error) }, 'suggestion failed');
        return [];
      }
    },
  };
}

async function run(parts: DeskParts, inbound: Inbound, onRoute: (path: string) => void): Promise<Reply> {
  const { commands, services, clock, random } = parts;
  const { person, place } = inbound;
  const call = callSaid(commands, inbound);
  const known = commands.some(({ routes }) => routes.some(({ path }) => path === call.route));
  if (known) onRoute(call.route);
  const { route, args } = checkCall(commands, call, person);
  const on = inbound.on ?? null;
  const files = await filesFor(inbound, route, args);
  const reply = await route.run(
    { person, place, on, files, now: clock.now(), random, services, commands },
    args,
  );
  if (route.access === 'admin') noteAdmin(parts.log, route, person);
  return reply;
}

/** Ids alone. What hosts change is noted where it changes, by whoever may: digests and nominations. */
function noteAdmin(log: Log, { path }: Route, { tenant, id }: Person): void {
  log.info({ audit: path, tenant, by: id }, 'an admin used what is for admins');
}

/** What was handed in, or else the file named on the line, for a route that takes one. */
async function filesFor(
  { files = [], openFile }: Inbound,
  route: Route,
  args: Args,
): Promise<readonly IncomingFile[]> {
  const named = fileNamed(route, args);
  if (named === null || files.length > 0 || openFile === undefined) return files;
  return [await openFile(named)];
}

/** Errors by who must act: the person gets a sentence, the operator a line, the log the cause. */
function explain(log: Log, inbound: Inbound, error: unknown): Reply {
  if (error instanceof AskerError) return reply(sentence(error.message));
  if (error instanceof SourceUnavailable) {
    log.info({ source: error.source, cause: error.message }, 'a source could not be asked');
    return reply(sentence(`${error.source} could not be reached just now; please try again in a while.`));
  }
  const route = inbound.said.kind === 'call' ? inbound.said.call.route : 'text';
  log.error(
    { route, place: inbound.place.kind, cause: errorTrail(error) },
    'a question could not be answered',
  );
  if (error instanceof OperatorError) {
    return reply(
      sentence(`That did not work, and it is not your doing. For whoever runs me: ${error.message}`),
    );
  }
  return reply(sentence('Something went wrong on my side. It has been noted; please try again in a moment.'));
}

function whoMustAct(error: unknown): AnswerOutcome {
  if (error instanceof AskerError) return 'asker';
  if (error instanceof SourceUnavailable) return 'source';
  return error instanceof OperatorError ? 'operator' : 'fault';
}

async function complete(parts: DeskParts, typed: string, person: Person): Promise<Completion[]> {
  const point = completionPoint(parts.commands, typed);
  if (point.kind === 'lines') return point.lines;
  if (point.typed.trim() === '') return [];
  const typing = { person, place: null, now: parts.clock.now() };
  const values = await suggestValues(parts.services, point.typeahead, point.typed, typing, COMPLETIONS);
  return values.map(({ typed: value, label }) => ({ line: point.before + value, label }));
}

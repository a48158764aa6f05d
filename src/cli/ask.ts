import { systemClock } from '../clock.ts';
import type { Reply } from '../core/document/document.ts';
import { plainText } from '../core/document/plain-text.ts';
import { UsageError } from '../core/errors.ts';
import type { House } from '../main.ts';
import { localPerson } from './local-person.ts';
import { openFile } from './open-file.ts';
import { payloadOf, REPLY_FORMS } from './payload-of.ts';
import { printJson, printLine, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'ask "<text>" [--channel ID] [--user ID] [--as text|json|slack|discord] [--json]';

export const ask: Subcommand = {
  name: 'ask',
  usage: USAGE,
  description: 'The reply to what a person would type',
  async run(words, shell) {
    const flags = {
      channel: { type: 'string' },
      user: { type: 'string' },
      as: { type: 'string' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = readWords(words, { flags, least: 1, most: 1, usage: USAGE });
    const as = values.as ?? (values.json === true ? 'json' : 'text');
    const form = REPLY_FORMS.find((each) => each === as);
    if (form === undefined) throw new UsageError(`--as takes ${REPLY_FORMS.join(', ')}.`);
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const reply = await house.desk.answer({
        person: localPerson(values.user, await tenantAround(house, values.channel)),
        place:
          values.channel === undefined
            ? { kind: 'dm', id: 'terminal' }
            : { kind: 'channel', id: values.channel },
        said: { kind: 'text', text: positionals[0] ?? '' },
        openFile,
      });
      if (form === 'text') printLine(shell, replyText(reply));
      else if (form === 'json') printJson(shell, replyJson(reply));
      else printJson(shell, await payloadOf(reply, form, values.channel !== undefined));
    });
  },
};

/** A channel that has a digest is asked about in its own workspace or server; any other is one of this machine. */
async function tenantAround({ digests }: House, channel: string | undefined): Promise<string | undefined> {
  if (channel === undefined) return undefined;
  const lines = await digests.all(systemClock.now());
  return lines.find(({ subscription }) => subscription.channel === channel)?.subscription.tenant;
}

function replyJson(reply: Reply): unknown {
  if (reply.kind === 'document') return reply.document;
  return reply.kind === 'form' ? { form: reply.form } : null;
}

function replyText(reply: Reply): string {
  if (reply.kind === 'document') return plainText(reply.document);
  if (reply.kind === 'silence') return '';
  const fields = reply.form.fields.map((field) => `${field.label}: add “${field.name}: …” to the line.`);
  return [reply.form.title, ...fields].join('\n');
}

import { messageBlocks, viewBlocks } from './blocks.ts';
import { callsFirst, metadata, sameMarker } from './posted.ts';
import {
  all,
  anyOf,
  anything,
  boolean,
  type Fields,
  isObject,
  notBoth,
  object,
  oneOf,
  type Rule,
  string,
} from './rule.ts';
import { escaped, options, plain, shown } from './texts.ts';
import { distinctIds, distinctInputs, messageSize, viewSize } from './whole.ts';

/** What says nothing of the message to somebody who only hears it. */
const GENERIC =
  /^(?:new message|message|reply|answer|update|updated|notification|here you go|see above|results?)[.!…]*$/iu;

const sentence: Rule = (value, at) =>
  typeof value === 'string' && GENERIC.test(value.trim()) ? [`${at} says nothing of the message`] : [];

function messageText(most: number): Rule {
  return all(shown(most), escaped, sentence);
}

const blocks = all(messageBlocks, messageSize, distinctIds, callsFirst);

const timestamp: Rule = (value, at) =>
  typeof value === 'string' && /^\d+\.\d+$/u.test(value) ? [] : [`${at} is no timestamp of a message`];

const caller: Fields = { token: string(255) };
const quiet: Fields = { unfurl_links: oneOf(false), unfurl_media: oneOf(false) };
/** `link_names`, `parse`, `as_user` and the like are left out: they would bring text to life. */
const said: Fields = { text: messageText(4000), blocks };

const homeView = all(
  object(
    { type: oneOf('home'), blocks: all(viewBlocks, distinctIds) },
    {
      private_metadata: string(3000, 0),
      callback_id: string(255),
      external_id: string(255),
    },
  ),
  viewSize,
);

const submitsInputs: Rule = (value, at) => {
  const held = isObject(value) && Array.isArray(value.blocks) ? value.blocks : [];
  const hasInput = held.some((each) => isObject(each) && each.type === 'input');
  return hasInput && isObject(value) && value.submit === undefined
    ? [`${at} has an input but no submit`]
    : [];
};

const modalView = all(
  object(
    { type: oneOf('modal'), title: plain(24), blocks: all(viewBlocks, distinctInputs) },
    {
      submit: plain(24),
      close: plain(24),
      private_metadata: string(3000, 0),
      callback_id: string(255),
      external_id: string(255),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  submitsInputs,
  viewSize,
);

const opened = all(
  object({ view: modalView }, { ...caller, trigger_id: string(255), interactivity_pointer: string(255) }),
  anyOf('trigger_id', 'interactivity_pointer'),
  notBoth('trigger_id', 'interactivity_pointer'),
);

const unfurl = object({ blocks }, { fallback: messageText(4000), color: string(7), preview: anything });

const unfurls: Rule = (value, at) => {
  if (!isObject(value) || Object.keys(value).length === 0) return [`${at} has no address`];
  return Object.entries(value).flatMap(([url, each]) => [
    ...(/^https?:\/\//u.test(url) ? [] : [`${at} has a key that is no address: ${url}`]),
    ...unfurl(each, `${at}[${url}]`),
  ]);
};

/** By Web API method; `respond` is a response_url, `block_suggestion` the answer to a select's typing. */
export const METHODS: ReadonlyMap<string, Rule> = new Map<string, Rule>(
  Object.entries({
    'chat.postMessage': all(
      object(
        { channel: string(255), ...said, ...quiet },
        { ...caller, thread_ts: timestamp, reply_broadcast: oneOf(false), metadata },
      ),
      sameMarker,
    ),
    'chat.postEphemeral': object(
      { channel: string(255), user: string(255), ...said },
      { ...caller, ...quiet, thread_ts: timestamp },
    ),
    'chat.update': object(
      { channel: string(255), ts: timestamp, ...said },
      { ...caller, ...quiet, reply_broadcast: oneOf(false) },
    ),
    'chat.unfurl': all(
      object(
        { unfurls },
        {
          ...caller,
          channel: string(255),
          ts: timestamp,
          unfurl_id: string(255),
          source: oneOf('composer', 'conversations_history'),
        },
      ),
      unfurlTarget,
    ),
    respond: all(
      object(
        {},
        {
          ...said,
          ...quiet,
          response_type: oneOf('ephemeral', 'in_channel'),
          replace_original: boolean,
          delete_original: boolean,
          thread_ts: timestamp,
        },
      ),
      respondsWithWords,
    ),
    'views.open': opened,
    'views.push': opened,
    'views.update': all(
      object(
        { view: modalView },
        { ...caller, view_id: string(255), external_id: string(255), hash: string(255) },
      ),
      anyOf('view_id', 'external_id'),
      notBoth('view_id', 'external_id'),
    ),
    'views.publish': object({ user_id: string(255), view: homeView }, { ...caller, hash: string(255) }),
    block_suggestion: object({ options: optionsOrNone }),
  }),
);

function unfurlTarget(value: unknown, at: string): string[] {
  const body = isObject(value) ? value : {};
  const message = body.channel !== undefined && body.ts !== undefined;
  const composer = body.unfurl_id !== undefined && body.source !== undefined;
  return message === composer ? [`${at} needs either channel and ts, or unfurl_id and source`] : [];
}

function respondsWithWords(value: unknown, at: string): string[] {
  if (!isObject(value) || value.delete_original === true) return [];
  return value.text === undefined ? [`${at} lacks text`] : [];
}

/** Unlike the options of a select, what is suggested for a typed word may be nothing. */
function optionsOrNone(value: unknown, at: string): string[] {
  return Array.isArray(value) && value.length === 0 ? [] : options(value, at);
}

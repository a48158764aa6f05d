import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Destination, PostOutcome } from '../../../../src/core/ports/messenger.ts';
import { outcomeOf } from '../../../../src/platforms/slack/messenger/outcome.ts';

const SAID = 'quagga-of-algebra';
const MESSAGE = {
  text: SAID,
  blocks: [
    { type: 'section' as const, text: { type: 'plain_text' as const, text: SAID } },
    { type: 'divider' as const },
  ],
};

type Expected = [code: string, outcome: string];

/** Every code of chat.postMessage's own page, of all methods, and what Slack has been seen to answer. */
const IN_CHANNEL: readonly Expected[] = [
  ['internal_error', 'unknown'],
  ['fatal_error', 'unknown'],
  ['request_timeout', 'unknown'],
  ['service_unavailable', 'unknown'],
  ['ratelimited', 'later channel'],
  ['rate_limited', 'later channel'],
  ['message_limit_exceeded', 'later tenant'],
  ['org_login_required', 'later tenant'],
  ['team_added_to_org', 'later tenant'],
  ['external_channel_migrating', 'later tenant'],
  ['channel_not_found', 'channel-gone'],
  ['invalid_channel', 'channel-gone'],
  ['is_archived', 'channel-gone'],
  ['is_inactive', 'channel-gone'],
  ['not_in_channel', 'not-member'],
  ['access_denied', 'no-permission'],
  ['accesslimited', 'no-permission'],
  ['app_access_restricted', 'no-permission'],
  ['cannot_reply_to_message', 'no-permission'],
  ['channel_is_limited_access', 'no-permission'],
  ['deprecated_endpoint', 'no-permission'],
  ['duplicate_message_not_found', 'no-permission'],
  ['ekm_access_denied', 'no-permission'],
  ['enterprise_is_restricted', 'no-permission'],
  ['message_not_found', 'no-permission'],
  ['method_deprecated', 'no-permission'],
  ['missing_scope', 'no-permission'],
  ['no_permission', 'no-permission'],
  ['posting_to_channel_denied', 'no-permission'],
  ['restricted_action', 'no-permission'],
  ['restricted_action_non_threadable_channel', 'no-permission'],
  ['restricted_action_read_only_channel', 'no-permission'],
  ['restricted_action_thread_locked', 'no-permission'],
  ['restricted_action_thread_only_channel', 'no-permission'],
  ['restricted_action_yet_to_come', 'no-permission'],
  ['slack_connect_file_link_sharing_blocked', 'no-permission'],
  ['thread_not_found', 'no-permission'],
  ['two_factor_setup_required', 'no-permission'],
  ['a_code_no_page_names', 'no-permission'],
  ['constructor', 'no-permission'],
  ['account_inactive', 'tenant-gone'],
  ['invalid_auth', 'tenant-gone'],
  ['not_allowed_token_type', 'tenant-gone'],
  ['not_authed', 'tenant-gone'],
  ['team_access_not_granted', 'tenant-gone'],
  ['team_disabled', 'tenant-gone'],
  ['team_not_found', 'tenant-gone'],
  ['token_expired', 'tenant-gone'],
  ['token_revoked', 'tenant-gone'],
  ['user_removed_from_team', 'tenant-gone'],
  ['attachment_payload_limit_exceeded', 'invalid'],
  ['invalid_arg_name', 'invalid'],
  ['invalid_arguments', 'invalid'],
  ['invalid_array_arg', 'invalid'],
  ['invalid_blocks', 'invalid'],
  ['invalid_blocks_format', 'invalid'],
  ['invalid_charset', 'invalid'],
  ['invalid_form_data', 'invalid'],
  ['invalid_metadata_format', 'invalid'],
  ['invalid_metadata_schema', 'invalid'],
  ['invalid_post_type', 'invalid'],
  ['markdown_text_conflict', 'invalid'],
  ['metadata_must_be_sent_from_app', 'invalid'],
  ['metadata_too_large', 'invalid'],
  ['missing_file_data', 'invalid'],
  ['missing_post_type', 'invalid'],
  ['msg_blocks_too_long', 'invalid'],
  ['msg_too_long', 'invalid'],
  ['no_text', 'invalid'],
  ['too_many_attachments', 'invalid'],
];

const TO_PERSON: readonly Expected[] = [
  ['cannot_dm_bot', 'dm-closed'],
  ['channel_not_found', 'dm-closed'],
  ['is_archived', 'dm-closed'],
  ['messages_tab_disabled', 'dm-closed'],
  ['not_in_channel', 'dm-closed'],
  ['user_disabled', 'dm-closed'],
  ['user_not_found', 'dm-closed'],
  ['user_not_visible', 'dm-closed'],
  ['users_not_found', 'dm-closed'],
  ['restricted_action', 'no-permission'],
  ['missing_scope', 'no-permission'],
  ['token_revoked', 'tenant-gone'],
  ['msg_blocks_too_long', 'invalid'],
  ['internal_error', 'unknown'],
];

describe('what a refusal by Slack means for a post', () => {
  test.each(IN_CHANNEL)('in a channel: %s is %s', (code, expected) => {
    const outcome = ofCode(code, 'channel');

    expect(inShort(outcome)).toBe(expected);
    expectWords(outcome);
  });

  test.each(TO_PERSON)('to a person: %s is %s', (code, expected) => {
    const outcome = ofCode(code, 'person');

    expect(inShort(outcome)).toBe(expected);
    expectWords(outcome);
  });

  test('names the code where the words do not say what to do', () => {
    expect(ofCode('a_code_no_page_names', 'channel')).toMatchObject({
      why: expect.stringContaining('a_code'),
    });
  });

  test('waits as long as comes with it', () => {
    const error = refusal({ error: 'ratelimited', response_metadata: { retryAfter: 7 } });

    expect(outcomeOf(error, attemptTo('channel'))).toMatchObject({ kind: 'later', retryAfterMs: 7000 });
  });

  test('tells the shape of a form that is refused, with the place Slack complains of', () => {
    const messages = [
      `[ERROR] must be less than 3001 characters: ${SAID} [json-pointer:/blocks/0/text/text]`,
    ];
    const error = refusal({ error: 'invalid_blocks', response_metadata: { messages } });

    const outcome = outcomeOf(error, attemptTo('channel'));

    expect(outcome).toMatchObject({
      shape: `invalid_blocks, rich: text(${SAID.length}) section(${shapeLength()}) divider(18), wrong at /blocks/0/text/text`,
    });
    expectWords(outcome);
  });
});

describe('what no answer means for a post', () => {
  test.each<[string, unknown, string]>([
    ['too many posts', new WebAPIRateLimitedError(30), 'later channel'],
    ['a name that is not known', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }), 'later platform'],
    ['a name that is not known yet', failed({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }), 'later platform'],
    ['nobody there', failed({ code: 'ECONNREFUSED', syscall: 'connect' }), 'later platform'],
    ['no way there', failed({ code: 'ENETUNREACH', syscall: 'connect' }), 'later platform'],
    ['no connection in time', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }), 'later platform'],
    ['no connection to any address', failedAtAll(['connect', 'connect']), 'later platform'],
    ['a certificate that is not trusted', failed({ code: 'CERT_HAS_EXPIRED' }), 'later platform'],
    ['an address that failed after others', failedAtAll(['connect', 'read']), 'unknown'],
    ['no addresses', failedAtAll([]), 'unknown'],
    ['a reset', failed({ code: 'ECONNRESET', syscall: 'read' }), 'unknown'],
    ['a network that went away', failed({ code: 'EHOSTUNREACH', syscall: 'read' }), 'unknown'],
    ['an end without an answer', failed({ code: 'UND_ERR_SOCKET' }), 'unknown'],
    ['no answer in time', failed({ name: 'TimeoutError' }), 'unknown'],
    ['an answer too slow to come', failed({ code: 'UND_ERR_BODY_TIMEOUT' }), 'unknown'],
    ['a server’s error', new WebAPIHTTPError(500, '', {}, 'oops'), 'unknown'],
    ['a server’s error behind a gateway', new WebAPIHTTPError(504, '', {}, ''), 'unknown'],
    ['a proxy that wants a name', new WebAPIHTTPError(407, '', {}, ''), 'unknown'],
    ['a page', refusal({ error: '<html><body>Please wait.</body></html>' }), 'unknown'],
    ['nothing at all', refusal({ error: '' }), 'unknown'],
    ['no code', refusal({}), 'unknown'],
    ['something else', new TypeError('surprise'), 'unknown'],
    ['no error', 'surprise', 'unknown'],
  ])('%s', (_what, error, expected) => {
    const outcome = outcomeOf(error, attemptTo('channel'));

    expect(inShort(outcome)).toBe(expected);
    expectWords(outcome);
  });

  test('a ring of causes ends', () => {
    const error = new Error('one');
    error.cause = error;

    expect(outcomeOf(error, attemptTo('channel')).kind).toBe('unknown');
  });
});

function ofCode(code: string, to: Destination['kind']): PostOutcome {
  return outcomeOf(refusal({ error: code }), attemptTo(to));
}

function attemptTo(to: Destination['kind']) {
  return { to, form: 'rich' as const, message: MESSAGE };
}

function refusal(data: object): WebAPIPlatformError {
  return new WebAPIPlatformError({ ok: false, ...data } as ConstructorParameters<
    typeof WebAPIPlatformError
  >[0]);
}

/** As the SDK wraps what fetch throws: a TypeError whose cause is the system's error. */
function failed(facts: { code?: string; syscall?: string; name?: string }): WebAPIRequestError {
  const cause = Object.assign(new Error('failed'), facts);
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

function failedAtAll(steps: readonly string[]): WebAPIRequestError {
  const errors = steps.map((syscall) => Object.assign(new Error('failed'), { code: 'ETIMEDOUT', syscall }));
  return new WebAPIRequestError(new TypeError('fetch failed', { cause: new AggregateError(errors) }));
}

function shapeLength(): number {
  return JSON.stringify(MESSAGE.blocks[0]).length;
}

function inShort(outcome: PostOutcome): string {
  if (outcome.kind === 'later') return `later ${outcome.scope}`;
  return outcome.kind === 'refused' ? outcome.cause : outcome.kind;
}

/** One plain sentence or two, for whoever must act, without a word of the message. */
function expectWords(outcome: PostOutcome): void {
  if (outcome.kind === 'accepted') throw new Error('it was accepted');
  expect(outcome.why).toMatch(/^[A-Z][^\n<>]{10,}\.$/u);
  expect(JSON.stringify(outcome)).not.toContain(SAID);
}

import { describe, expect, test } from 'vitest';
import { AskerError, OperatorError, SourceUnavailable } from '../../src/core/errors.ts';
import { askJson, readJson } from '../../src/sources/json.ts';
import { answeringHttp, type FakeAnswer } from './answering-http.ts';

const request = { url: 'https://api.example.org/works' };

function ask(answer: FakeAnswer, misread?: () => Error) {
  const farSide = { http: answeringHttp(answer), title: 'Example', policy: 'api.example.org' };
  return askJson(farSide, request, misread);
}

describe('asking for JSON', () => {
  test('the body of an answer is its value', async () => {
    expect((await ask({ json: { works: [1] } })).value).toEqual({ works: [1] });
  });

  test('a byte order mark is no part of it', async () => {
    expect((await ask({ text: '\uFEFF{"a":1}' })).value).toEqual({ a: 1 });
  });

  test.each([404, 410])('%i says that there is none, whatever its body is', async (status) => {
    expect((await ask({ status, text: '<!doctype html><h1>Not Found</h1>' })).value).toBeNull();
  });

  test.each([
    ['a web page', '<!doctype html><title>Log in</title>'],
    ['plain text', 'Rate exceeded.'],
    ['nothing', ''],
    ['only part of its data', '{"works": [{"title": "A stu'],
  ])('%s under a 200 means that the source cannot answer', async (what, text) => {
    await expect(ask({ text })).rejects.toThrow(`Example answered with ${what} instead of data.`);
    await expect(ask({ text })).rejects.toBeInstanceOf(SourceUnavailable);
  });

  test('a busy source says when to ask again', async () => {
    const answer = ask({ status: 429, headers: { 'retry-after': '30' }, json: {} });

    await expect(answer).rejects.toMatchObject({ name: 'SourceUnavailable', retryAfterMs: 30_000 });
  });

  test.each([400, 401, 403, 500, 503])('%i means that the source cannot answer', async (status) => {
    await expect(ask({ status, json: { error: 'no' } })).rejects.toBeInstanceOf(SourceUnavailable);
  });

  test('a question the source cannot read is told to whoever asked, where the source knows what to say', async () => {
    const answer = ask({ status: 400, json: {} }, () => new AskerError('no-such', 'There is no such week.'));

    await expect(answer).rejects.toThrow('There is no such week.');
  });

  test('a refusal may be about the key', async () => {
    const farSide = {
      http: answeringHttp({ status: 403, json: { message: 'Forbidden' } }),
      title: 'Example',
      policy: 'api.example.org',
      refusal: () => new OperatorError('bad-key', 'Renew EXAMPLE_KEY.'),
    };

    await expect(askJson(farSide, request)).rejects.toThrow('Renew EXAMPLE_KEY.');
  });

  test('a body larger than was asked for is not read', () => {
    const body = new TextEncoder().encode('[1,2,3]');

    expect(() => readJson({ body }, 'Example', 3)).toThrow(SourceUnavailable);
  });
});

import { AskerError, SourceUnavailable } from '../../core/errors.ts';
import type { HttpAnswer } from '../../core/ports/http.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { decodeBody } from '../decode-body.ts';
import { refusal } from '../refusal.ts';
import { readXml, type XmlBody } from '../xml.ts';
import { childOf, textIn } from '../xml-tree.ts';
import { announcedFeeds } from './announced-feeds.ts';
import type { Feed } from './item.ts';
import { readJsonFeed } from './json-feed.ts';
import { salvage } from './salvage.ts';
import { readXmlFeed } from './xml-feed.ts';

/**
 * The feed in an answer. Throws an AskerError when the address has none to give (it is gone, there is none, it is a
 * web page or something else), and a `SourceUnavailable` when it may have one later.
 */
export function readFeed(answer: HttpAnswer): Feed {
  const host = new URL(answer.url).hostname;
  const contentType = answer.headers.get('content-type') ?? null;
  if (answer.status === 410) throw asker('feed-gone', `${host} says that this feed is gone for good.`);
  if (answer.status === 404) throw asker('feed-missing', `${host} has no feed at this address.`);
  const start = new TextDecoder('latin1').decode(answer.body.subarray(0, 1000));
  const isJson = /^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(start);
  if (answer.status === 200 && isJson) {
    const feed = readJsonFeed(decodeBody(answer.body, contentType), answer.url);
    if (feed === undefined) throw damaged(host);
    return feed ?? notAFeed(host, 'data');
  }
  const body = readXml(answer.body, contentType);
  if (answer.status === 400) refuseListing(body);
  if (answer.status !== 200) throw refusal(host, answer);
  return fromXml(body, answer.url, host);
}

function fromXml(body: XmlBody, address: string, host: string): Feed {
  if (body.kind === 'xml') return readXmlFeed(body.root, address) ?? notAFeed(host, 'XML');
  if (body.kind === 'html') throw webPage(body.text, address, host);
  if (body.kind === 'too-large') throw damaged(host, 'it is more than can be read at once');
  if (body.kind === 'broken') {
    const feed = body.text === null ? null : salvage(body.text, address);
    if (feed === null) throw damaged(host, body.why);
    return feed;
  }
  const what = body.kind === 'blank' ? 'nothing' : 'plain text';
  throw new SourceUnavailable(host, `${host} answered with ${what} where a feed was asked for.`);
}

/** arXiv answers a listing it does not have with an error that is a feed itself. */
function refuseListing(body: XmlBody): void {
  if (body.kind !== 'xml') return;
  const channel = childOf(body.root, 'channel') ?? body.root;
  if (!textIn(channel, 'title').startsWith('Feed error for query')) return;
  const why = cleanLine(textIn(channel, 'description', 'subtitle')).slice(0, 120);
  const [sentence = ''] = why.split(/(?<=['"\w])\. /, 1);
  throw asker('feed-refused', `arXiv has no such listing: ${sentence.replace(/\.$/, '')}.`);
}

function webPage(html: string, address: string, host: string): AskerError {
  const [first, ...others] = announcedFeeds(html, address);
  if (first === undefined) {
    return asker('not-a-feed', `That address of ${host} is a web page, not a feed, and it names none.`);
  }
  const also = others.length === 0 ? '' : ` (or ${others.join(', ')})`;
  return asker('not-a-feed', `That is a web page, not a feed. The feed it names is ${first}${also}`);
}

function notAFeed(host: string, what: string): never {
  throw asker('not-a-feed', `${host} answers with ${what} at that address, but it is no feed.`);
}

function damaged(host: string, why = 'it is cut off or not well-formed'): SourceUnavailable {
  return new SourceUnavailable(host, `The feed of ${host} cannot be read: ${why}.`);
}

function asker(code: string, message: string): AskerError {
  return new AskerError(code, message);
}

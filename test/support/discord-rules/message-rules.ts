import { componentProblems, everyComponent, filesShown } from './component-rules.ts';
import { isBlank, isGiven, type Json, numberOf, objectOf, objectsOf, textOf } from './json.ts';

const FLAG = { suppressEmbeds: 4, ephemeral: 64, silent: 4096, componentsV2: 32_768 } as const;

/** Sections, texts, thumbnails, galleries, files, separators and containers. */
const V2_TYPES = [9, 10, 11, 12, 13, 14, 17];

export interface MessageCircumstances {
  /** Whether the message is new: then it must have something in it. */
  isNew: boolean;
  /** Whether it may be for the asker alone: answers to interactions. */
  mayBeEphemeral: boolean;
  /** Whether it may call a channel's people, by a text of its own at the head. */
  mayCall?: boolean;
  /** Names of the files sent beside it; `null` where they are not known. */
  fileNames: readonly string[] | null;
}

/** Rules for a message that the schemas do not state. */
export function messageProblems(body: Json, circumstances: MessageCircumstances): string[] {
  const isV2 = (numberOf(body.flags) & FLAG.componentsV2) !== 0;
  return [
    ...flagProblems(numberOf(body.flags), circumstances),
    ...mentionProblems(body, circumstances.mayCall === true),
    ...nonceProblems(body),
    ...(isV2 ? v2Problems(body) : classicProblems(body)),
    ...emptyProblems(body, circumstances),
    ...componentProblems(body.components),
    ...fileProblems(body, isV2, circumstances.fileNames),
  ];
}

function flagProblems(flags: number, { mayBeEphemeral }: MessageCircumstances): string[] {
  const known = FLAG.suppressEmbeds | FLAG.silent | FLAG.componentsV2 | (mayBeEphemeral ? FLAG.ephemeral : 0);
  return (flags & ~known) === 0 ? [] : [`flags ${flags & ~known} may not be set here`];
}

/** Ours rather than Discord's: nothing that is sent may call people, but for a message that says so at its head. */
function mentionProblems(body: Json, mayCall: boolean): string[] {
  if (!isGiven(body.content) && !isGiven(body.components) && !isGiven(body.embeds)) return [];
  const mentions = objectOf(body.allowed_mentions);
  const lead = textOf(objectsOf(body.components)[0]?.content);
  const calls = mayCall && (lead === '@here' || lead === '@everyone');
  const isClosed = JSON.stringify(mentions.parse) === JSON.stringify(calls ? ['everyone'] : []);
  if (!isClosed) return ['allowed_mentions does not forbid all mentions'];
  return isGiven(mentions.users) || isGiven(mentions.roles) ? ['allowed_mentions names people'] : [];
}

/** A nonce that is not enforced lets a repetition post twice. */
function nonceProblems({ nonce, enforce_nonce: enforced }: Json): string[] {
  if (nonce === undefined) return [];
  const isShort = typeof nonce === 'string' && nonce.length >= 1 && nonce.length <= 25;
  return [
    ...(isShort ? [] : ['a nonce is a text of 1 to 25 characters']),
    ...(enforced === true ? [] : ['a nonce is not enforced']),
  ];
}

function v2Problems(body: Json): string[] {
  const all = everyComponent(body.components);
  const texts = all.filter(({ type }) => type === 10).map(({ content }) => textOf(content).length);
  const characters = texts.reduce((sum, length) => sum + length, 0);
  return [
    ...['content', 'embeds', 'poll', 'sticker_ids']
      .filter((key) => isGiven(body[key]))
      .map((key) => `${key} beside components v2`),
    ...(all.length > 40 ? [`${all.length} components, at most 40`] : []),
    ...(characters > 4000 ? [`${characters} characters of text, at most 4000`] : []),
  ];
}

function classicProblems(body: Json): string[] {
  const rows = objectsOf(body.components);
  const length = textOf(body.content).length;
  const embedded = objectsOf(body.embeds).reduce((sum, embed) => sum + embedLength(embed), 0);
  return [
    ...(length > 2000 ? [`content of ${length} characters, at most 2000`] : []),
    ...(embedded > 6000 ? [`embeds of ${embedded} characters, at most 6000`] : []),
    ...(rows.length > 5 ? [`${rows.length} rows, at most 5`] : []),
    ...(rows.some(({ type }) => V2_TYPES.includes(numberOf(type)))
      ? ['components v2 without their flag']
      : []),
  ];
}

function embedLength(embed: Json): number {
  const fields = objectsOf(embed.fields).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.title, embed.description, objectOf(embed.footer).text, objectOf(embed.author).name];
  return [...texts, ...fields].reduce<number>((sum, text) => sum + textOf(text).length, 0);
}

function emptyProblems(body: Json, { isNew, fileNames }: MessageCircumstances): string[] {
  const hasContent = isGiven(body.content);
  if (hasContent && isBlank(body.content)) return ['content has nothing to see'];
  const others = ['embeds', 'components', 'attachments', 'sticker_ids', 'poll'].some((key) =>
    isGiven(body[key]),
  );
  const isEmpty = !hasContent && !others && (fileNames ?? []).length === 0;
  return isNew && isEmpty ? ['the message is empty'] : [];
}

function fileProblems(body: Json, isV2: boolean, fileNames: readonly string[] | null): string[] {
  if (fileNames === null) return [];
  const shown = filesShown(body.components);
  return [
    ...shown.filter((name) => !fileNames.includes(name)).map((name) => `no file “${name}” is sent along`),
    ...(isV2
      ? fileNames.filter((name) => !shown.includes(name)).map((name) => `file “${name}” is not shown`)
      : []),
    ...(fileNames.length > 10 ? [`${fileNames.length} files, at most 10`] : []),
    ...(new Set(fileNames).size < fileNames.length ? ['two files have one name'] : []),
  ];
}

import { type Issue, issueState, type Post } from '../delivery/issue.ts';
import { describeInstant } from '../schedule/index.ts';

/** What became of an issue, in words for whoever runs the digest. Whole sentences; `zone` is the digest's. */
export function issueWords(issue: Issue, zone: string): string {
  const post = issue.posts.find(({ role }) => role === 'issue');
  const sentences = post === undefined ? [skippedWords(issue, null)] : stateWords(issue, post, zone);
  return [...sentences, ...threadWords(issue)].filter((words) => words !== '').join(' ');
}

/** Why it is not simply posted, in a sentence; `null` where there is nothing to say. */
export function issueWhy(issue: Issue): string | null {
  return issue.skipped ?? issue.posts.find(({ role }) => role === 'issue')?.why ?? null;
}

function stateWords(issue: Issue, post: Post, zone: string): string[] {
  switch (issueState(issue)) {
    case 'sent':
      return [sentWords(issue, post, zone)];
    case 'skipped':
      return [skippedWords(issue, post)];
    case 'failed':
      return ['Failed: it could not be posted.', post.why ?? ''];
    case 'held':
      return [
        'Held: I cannot tell whether it was posted, so I did not post it again. Please look in the channel and press what you find.',
        post.why ?? '',
      ];
    case 'sending':
      return ['Being posted: whether it has arrived is being checked.', post.why ?? ''];
    case 'due':
      return [dueWords(post, zone), post.why ?? ''];
  }
}

function sentWords(issue: Issue, post: Post, zone: string): string {
  if (post.postedAt === null) return issue.late ? 'Posted late.' : 'Posted.';
  const at = describeInstant(new Date(post.postedAt), zone);
  return issue.late ? `Posted late, ${at}.` : `Posted ${at}.`;
}

function skippedWords(issue: Issue, post: Post | null): string {
  return `Not posted. ${issue.skipped ?? post?.why ?? ''}`.trim();
}

function dueWords(post: Post, zone: string): string {
  if (post.notBefore === null) return 'About to be posted.';
  return `Not posted yet: tried again ${describeInstant(new Date(post.notBefore), zone)}.`;
}

function threadWords({ posts }: Issue): string[] {
  const thread = posts.find(({ role }) => role === 'thread');
  if (thread === undefined) return [];
  if (thread.state === 'failed') return ['Its thread could not be made.', thread.why ?? ''];
  return thread.state === 'held' ? ['Whether its thread is there cannot be told.', thread.why ?? ''] : [];
}

import { counted } from '../core/cards/reply.ts';
import type {
  Attention,
  DataReport,
  DigestsReport,
  FollowRow,
  HostRow,
  IssuePlace,
  LibraryReport,
  PastIssue,
  PlatformRow,
} from '../core/report/operator-report.ts';
import { safeWords } from '../core/report/safe-words.ts';
import { describeInstant } from '../core/schedule/index.ts';
import type { DeliveryStatus } from './delivery/status.ts';

/** What the report found, where something may be wrong. */
export interface Findings {
  platforms: readonly PlatformRow[];
  library: LibraryReport;
  delivery: DeliveryStatus | null;
  digests: DigestsReport;
  stopped: readonly (IssuePlace & { why: string })[];
  held: readonly PastIssue[];
  follows: readonly FollowRow[];
  hosts: readonly HostRow[];
  data: DataReport;
  zone: string;
}

/** One failure that lasts must not bury the others. */
const MOST_OF_A_KIND = 10;

/** What does not work, each with the way to mend it; what waits for a person stands first. */
export function attentionOf(findings: Findings): Attention[] {
  const all = [
    ...dataTrouble(findings),
    ...platformTrouble(findings),
    ...libraryTrouble(findings),
    ...deliveryTrouble(findings),
    ...someOf(stoppedDigests(findings)),
    ...someOf(heldIssues(findings)),
    ...someOf(lateIssues(findings)),
    ...someOf(failedIssues(findings)),
    ...someOf(followTrouble(findings)),
    ...someOf(hostTrouble(findings)),
  ];
  return [...all.filter(({ needsPerson }) => needsPerson), ...all.filter(({ needsPerson }) => !needsPerson)];
}

function someOf(all: Attention[]): Attention[] {
  const [first] = all;
  if (first === undefined || all.length <= MOST_OF_A_KIND) return all;
  const words = `${all.length - MOST_OF_A_KIND} more like these.`;
  return [...all.slice(0, MOST_OF_A_KIND), { ...first, part: 'and more', words }];
}

function dataTrouble({ data, zone }: Findings): Attention[] {
  if (!data.isFailing || data.lastFailure === null) return [];
  const { at, words } = data.lastFailure;
  return [
    {
      part: 'data',
      words: `Changes cannot be saved since ${when(at, zone)}: ${sentence(words)}`,
      mend: 'Mend what is named; where it is the disk, free space and let this user write the folder DATA_DIR names. After that changes are saved again by themselves.',
      needsPerson: true,
    },
  ];
}

function platformTrouble({ platforms }: Findings): Attention[] {
  return platforms
    .filter(({ ready }) => !ready)
    .map(({ name, detail }) => ({
      part: name,
      words: `Not connected: ${sentence(detail)}`,
      mend: 'It is tried again by itself. Where it stays so, check its variables in .env, and start again after changing them.',
      needsPerson: true,
    }));
}

function libraryTrouble({ library }: Findings): Attention[] {
  if (library.papers > 0) return [];
  return [
    {
      part: 'library',
      words: 'There are no papers, so nothing can be found.',
      mend: 'Import some (npx broadsheet import), or start with an empty DATA_DIR to get those that are shipped.',
      needsPerson: true,
    },
  ];
}

function deliveryTrouble({ delivery }: Findings): Attention[] {
  if (delivery === null) return [];
  const { fault, unserved } = delivery;
  const troubles: Attention[] = [];
  if (fault !== null) {
    troubles.push({
      part: 'digests',
      words: `Digests cannot be seen to: ${sentence(safeWords(fault))}`,
      mend: 'It is tried again each minute. Where it stays so, mend what is named, then start again.',
      needsPerson: true,
    });
  }
  if (unserved > 0) {
    troubles.push({
      part: 'digests',
      words: `${counted(unserved, 'digest is', 'digests are')} due on a platform that is not set up here.`,
      mend: 'Set the tokens of that platform in .env and start again.',
      needsPerson: true,
    });
  }
  return troubles;
}

function stoppedDigests({ stopped }: Findings): Attention[] {
  return stopped.map((each) => ({
    part: `digest ${each.digest}`,
    words: `${described(each)} was stopped: ${sentence(each.why)}`,
    mend: `Mend what is named, then say /digest resume ${each.channel === null ? 'in the direct message' : 'in that channel'}.`,
    needsPerson: true,
  }));
}

function heldIssues({ held, delivery }: Findings): Attention[] {
  const shown = held.map((each) => ({
    part: `digest ${each.digest}`,
    words: `${described(each)}, due ${when(each.dueAt, each.zone)}: whether it was posted cannot be told.`,
    mend: 'Look in the channel, then press in /digest history what you found.',
    needsPerson: true,
  }));
  const older = (delivery?.held ?? 0) - held.length;
  if (older <= 0) return shown;
  const words = `${counted(older, 'older issue waits', 'older issues wait')} for a decision.`;
  const mend = 'npx broadsheet digest history names them; decide in /digest history.';
  return [...shown, { part: 'digests', words, mend, needsPerson: true }];
}

function lateIssues({ delivery, zone }: Findings): Attention[] {
  return (delivery?.late ?? []).map(({ subscription, dueAt, why }) => ({
    part: `digest ${subscription}`,
    words: `An issue due ${describeInstant(dueAt, zone)} is late${why === null ? '.' : `: ${sentence(safeWords(why))}`}`,
    mend: 'It is tried again by itself, and posted marked late.',
    needsPerson: false,
  }));
}

/** The newest issue of a digest; one that was posted since has mended it, one that was stopped is told of already. */
function failedIssues({ digests, stopped }: Findings): Attention[] {
  const seen = new Set(stopped.map(({ digest }) => digest));
  const failed: Attention[] = [];
  for (const issue of digests.last) {
    if (seen.has(issue.digest)) continue;
    seen.add(issue.digest);
    if (issue.outcome !== 'failed') continue;
    failed.push({
      part: `digest ${issue.digest}`,
      words: `${described(issue)}, due ${when(issue.dueAt, issue.zone)}: ${sentence(issue.words)}`,
      mend: 'Mend what is named. The next issue comes at its time; /digest post now sends one at once.',
      needsPerson: true,
    });
  }
  return failed;
}

function followTrouble({ follows, zone }: Findings): Attention[] {
  return follows.flatMap(({ id, name, lastError, nextRunAt }) =>
    lastError === null
      ? []
      : [
          {
            part: name,
            words: `Could not be read the last time: ${sentence(lastError)}`,
            mend: `It is tried again ${when(nextRunAt, zone)}. Where it stays so, /library unfollow ${id} stops it.`,
            needsPerson: false,
          },
        ],
  );
}

function hostTrouble({ hosts, zone }: Findings): Attention[] {
  return hosts
    .filter(({ state }) => state === 'left-alone')
    .map(({ host, until, why }) => ({
      part: host,
      words: `Left alone${until === null ? '' : ` until ${when(until, zone)}`}${why === null ? '.' : `: ${sentence(why)}`}`,
      mend: 'It is asked again by itself after that; the library answers meanwhile.',
      needsPerson: false,
    }));
}

function described({ kind, channel }: IssuePlace): string {
  return channel === null ? `${kind} (a direct message)` : `${kind} in channel ${channel}`;
}

function when(instant: string, zone: string): string {
  return describeInstant(new Date(instant), zone);
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

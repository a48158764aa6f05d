import { issueKey } from '../core/delivery/issue.ts';
import type { Subscription } from '../core/digest/subscription.ts';
import type { Person } from '../core/person.ts';
import type { SourceFollow, Store } from '../core/ports/store.ts';
import type { Kept, People } from '../core/services.ts';
import type { Ballot } from '../core/voting/ballot.ts';
import { withoutPerson } from '../core/voting/change-ballot.ts';
import type { Ledger } from './delivery/ledger.ts';
import { pageShare } from './page-share.ts';
import { line, recordsWhere, type Share } from './person-share.ts';
import { readingKey } from './reading.ts';

/**
 * What is kept about a person, and its erasure. Every kind of record that belongs to a person has its share here;
 * test/services/people.test.ts holds this list against the store's collections.
 */
export function createPeople(
  store: Store,
  ledger: Pick<Ledger, 'ofChannel' | 'ofSubscription' | 'change'>,
): People {
  const shares = [
    readingShare(store),
    followShare(store, ledger),
    directShare(store, ledger),
    ballotShare(store),
    digestShare(store),
    sourceShare(store),
    pageShare(store),
  ];
  return {
    async kept(person) {
      return inTurn(shares, (share) => share.kept(person));
    },
    async forget(person) {
      return inTurn(shares, (share) => share.forget(person));
    },
  };
}

async function inTurn(shares: readonly Share[], ask: (share: Share) => Promise<Kept[]>): Promise<Kept[]> {
  const all: Kept[] = [];
  for (const share of shares) all.push(...(await ask(share)));
  return all;
}

function readingShare({ readingLists }: Store): Share {
  const count = (entries: readonly { note: string | null }[]): Kept[] => [
    line('papers on your reading list', entries.length),
    line('notes beside them', entries.filter((entry) => entry.note !== null).length),
  ];
  return {
    kept: async (person) => count((await readingLists.get(readingKey(person)))?.entries ?? []),
    async forget(person) {
      let erased = count([]);
      await readingLists.change(readingKey(person), (current) => {
        erased = count(current?.entries ?? []);
        return null;
      });
      return erased;
    },
  };
}

/** The personal digest, and what the ledger knows of its issues. */
function followShare({ subscriptions }: Store, ledger: Pick<Ledger, 'ofChannel' | 'change'>): Share {
  const isTheirs = (each: Subscription, { tenant, id }: Person) =>
    each.tenant === tenant && each.to === 'person' && each.channel === id;
  const issuesOf = async (person: Person) =>
    (await ledger.ofChannel(person)).filter(({ to }) => to === 'person');
  const count = (digests: readonly Subscription[], issues: number): Kept[] => [
    line(
      'authors, topics and categories you follow',
      digests.reduce((sum, { follows }) => sum + follows.length, 0),
    ),
    line('issues of your personal digest', issues),
  ];
  return {
    async kept(person) {
      const digests = await recordsWhere(subscriptions, (each) => isTheirs(each, person));
      return count(
        digests.map(({ record }) => record),
        (await issuesOf(person)).length,
      );
    },
    async forget(person) {
      const erased: Subscription[] = [];
      for (const { key } of await recordsWhere(subscriptions, (each) => isTheirs(each, person))) {
        let found: Subscription | null = null;
        await subscriptions.change(key, (current) => {
          found = current;
          return null;
        });
        if (found !== null) erased.push(found);
      }
      const issues = await issuesOf(person);
      for (const { subscription, slot } of issues) {
        await ledger.change(issueKey(subscription, slot), () => null);
      }
      return count(erased, issues.length);
    },
  };
}

/** Digests in their own direct message: theirs alone, so that they end with them, and what is known of their issues too. */
function directShare({ subscriptions }: Store, ledger: Pick<Ledger, 'ofSubscription' | 'change'>): Share {
  const count = (digests: number) => [line('digests in your direct messages', digests)];
  const ofPerson = ({ tenant, id }: Person) =>
    recordsWhere(
      subscriptions,
      (each) => each.tenant === tenant && each.direct === true && each.owner?.id === id,
    );
  return {
    async kept(person) {
      return count((await ofPerson(person)).length);
    },
    async forget(person) {
      const own = await ofPerson(person);
      for (const { key } of own) {
        await subscriptions.change(key, () => null);
        for (const { subscription, slot } of await ledger.ofSubscription(key)) {
          await ledger.change(issueKey(subscription, slot), () => null);
        }
      }
      return count(own.length);
    },
  };
}

/** Votes are erased; a nomination stays, by nobody. */
function ballotShare({ ballots }: Store): Share {
  const count = (all: readonly Ballot[], { id }: Person): Kept[] => {
    const nominations = all.flatMap((ballot) => ballot.nominations);
    const names = nominations.filter(({ by }) => by?.id === id).length;
    const votes = nominations.flatMap((each) => each.votes).filter(({ person }) => person === id).length;
    return [
      line('your name on nominations', names, 'What you nominated stays nominated, by nobody.'),
      line('votes you gave', votes),
    ];
  };
  const ofTenant = ({ tenant }: Person) => recordsWhere(ballots, (each) => each.tenant === tenant);
  return {
    async kept(person) {
      return count(
        (await ofTenant(person)).map(({ record }) => record),
        person,
      );
    },
    async forget(person) {
      const before: Ballot[] = [];
      for (const { key } of await ofTenant(person)) {
        let found: Ballot | null = null;
        await ballots.change(key, (current) => {
          found = current;
          return current === null ? null : withoutPerson(current, person.id);
        });
        if (found !== null) before.push(found);
      }
      return count(before, person);
    },
  };
}

/** A channel's digest goes on without an owner. */
function digestShare({ subscriptions }: Store): Share {
  const count = (digests: number): Kept[] => [
    line(
      'your name on digests',
      digests,
      'Digests you own go on without an owner: any host can change them, and nobody is told when one stops.',
    ),
  ];
  const isOwn = (each: Subscription, { tenant, id }: Person) =>
    each.tenant === tenant && each.to === 'channel' && each.direct !== true && each.owner?.id === id;
  return {
    async kept(person) {
      return count((await recordsWhere(subscriptions, (each) => isOwn(each, person))).length);
    },
    async forget(person) {
      const own = await recordsWhere(subscriptions, (each) => isOwn(each, person));
      for (const { key } of own) {
        await subscriptions.change(key, (current) =>
          current === null || !isOwn(current, person) ? current : { ...current, owner: null },
        );
      }
      return count(own.length);
    },
  };
}

/** A followed source brings papers for everybody and goes on by nobody. */
function sourceShare({ sourceFollows }: Store): Share {
  const count = (follows: number): Kept[] => [
    line(
      'your name on followed sources',
      follows,
      'Sources you had followed for the library go on being read, by nobody.',
    ),
  ];
  const isOwn = (each: SourceFollow, { tenant, id }: Person) => each.tenant === tenant && each.by?.id === id;
  return {
    async kept(person) {
      return count((await recordsWhere(sourceFollows, (each) => isOwn(each, person))).length);
    },
    async forget(person) {
      const own = await recordsWhere(sourceFollows, (each) => isOwn(each, person));
      for (const { key } of own) {
        await sourceFollows.change(key, (current) =>
          current === null || !isOwn(current, person) ? current : { ...current, by: null },
        );
      }
      return count(own.length);
    },
  };
}

import { newPost } from '../../../../src/core/delivery/protocol.ts';
import { abandoned, type Move } from './far-side.ts';
import type { Setting } from './setting.ts';
import { clockS, dropped, isTooLate } from './steps.ts';
import type { Poster, World } from './world.ts';

/** What comes from outside: crashes, starts, restored records, people. */
export function surroundingMoves(world: World, setting: Setting): Move[] {
  return [
    ...crashes(world, setting),
    ...starts(world, setting),
    ...restores(world),
    ...clockSteps(world, setting),
    ...(setting.mayBeStopped && world.wanted
      ? [['somebody stops the digest', { ...world, wanted: false }] as const]
      : []),
    ...(setting.mayBeCrowded && !world.isCrowded && world.messages.length > 0
      ? [['others write a lot', { ...world, isCrowded: true }] as const]
      : []),
  ];
}

/** A crash may come anywhere; during a write, what is written is lost or kept. */
function crashes(world: World, setting: Setting): Move[] {
  if (world.left.crashes === 0) return [];
  const left = { ...world.left, crashes: world.left.crashes - 1 };
  return world.posters.flatMap((poster): Move[] => {
    const { at } = poster;
    const down = { ...dropped(world, poster), left, downS: 0 };
    const lost = abandoned(down, poster.id, setting).map((each): Move => ['CRASH', each]);
    if (at.kind !== 'write' && at.kind !== 'intend') return lost;
    if (at.kind === 'intend' && !setting.service.recordsIntent) return lost;
    return [...lost, ['CRASH, what was being written is kept', { ...down, disk: at.next }]];
  });
}

function starts(world: World, setting: Setting): Move[] {
  const { disk, posters, left } = world;
  const [other] = posters;
  const fresh: Poster = {
    id: other?.id === 0 ? 1 : 0,
    owner: true,
    post: disk,
    ownedSinceS: setting.service.doubtsLedger ? clockS(world) : null,
    at: { kind: 'idle' },
  };
  if (other === undefined) return [['a process starts', { ...world, posters: [fresh], downS: 0 }]];
  if (posters.length > 1) return [];
  if (!other.owner) return [['a process starts', { ...world, posters: [...posters, fresh] }]];
  if (left.crashes === 0) return [];
  const taken = { ...world, left: { ...left, crashes: left.crashes - 1 } };
  if (!setting.service.heedsLock) return [['a SECOND process starts', { ...taken, posters: [other, fresh] }]];
  // Whoever stands still loses the lock. At any other point it is as if it had crashed: it writes nothing more.
  if (other.at.kind !== 'send') return [];
  if (setting.service.abortsLate && isTooLate(world.nowS, other.at.sinceS)) return [];
  return [['STOPPED, another takes the lock', { ...taken, posters: [{ ...other, owner: false }, fresh] }]];
}

function restores(world: World): Move[] {
  const { left, backup, disk, posters } = world;
  if (left.restores === 0) return [];
  if (posters.length > 0) return backup === null ? [['a backup is made', { ...world, backup: disk }]] : [];
  const after = { ...world, backup: null, left: { ...left, restores: left.restores - 1 } };
  const lost: Move = ['the record is LOST', { ...after, disk: newPost('issue', 'marker') }];
  return backup === null ? [lost] : [lost, ['the backup is RESTORED', { ...after, disk: backup }]];
}

function clockSteps(world: World, setting: Setting): Move[] {
  if (world.left.clockSteps === 0) return [];
  const left = { ...world.left, clockSteps: world.left.clockSteps - 1 };
  return setting.clockStepsS.map((byS): Move => {
    const stepped = { ...world, left, offsetS: world.offsetS + byS };
    // A process notices that it cannot have begun in the future.
    const posters = world.posters.map((poster) => ({
      ...poster,
      ownedSinceS: poster.ownedSinceS === null ? null : Math.min(poster.ownedSinceS, clockS(stepped)),
    }));
    return [`the CLOCK is set by ${byS} s`, { ...stepped, posters }];
  });
}

import type { Command } from '../src/core/command/command.ts';
import { author } from './author.ts';
import { broadsheet } from './broadsheet.ts';
import { cite } from './cite.ts';
import { digest } from './digest.ts';
import { follow } from './follow.ts';
import { library } from './library.ts';
import { nominate } from './nominate.ts';
import { paper } from './paper.ts';
import { random } from './random.ts';
import { reading } from './reading.ts';
import { similar } from './similar.ts';
import { top } from './top.ts';

/** Every command, in the order help shows them. A new one is a file here and a line in this list. */
export const commands: readonly Command[] = [
  paper,
  author,
  similar,
  random,
  cite,
  reading,
  nominate,
  top,
  digest,
  follow,
  library,
  broadsheet,
];

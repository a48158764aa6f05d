import { openLimitedDiscord } from './limited-discord.ts';
import type { SideCounts, SideFacts, SideOrder, SideQuestion, Standing } from './limited-side.ts';
import { openLimitedSlack } from './limited-slack.ts';

/** What both platforms answer with, in the process they run in. */
export interface OpenSide {
  facts: SideFacts;
  counts(): SideCounts;
  standing(): Standing[];
  stop(): Promise<void>;
}

const order = JSON.parse(process.argv[2] ?? '') as SideOrder;
const side = order.platform === 'slack' ? await openLimitedSlack(order) : await openLimitedDiscord(order);
process.on('message', (question: SideQuestion) => {
  if (question === 'stop') void side.stop().then(() => process.exit());
  else process.send?.(question === 'counts' ? side.counts() : side.standing());
});
process.on('disconnect', () => process.exit());
process.send?.(side.facts);

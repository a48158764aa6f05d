import { describe, expect, test } from 'vitest';
import { schedulers } from '../../src/scheduler/index.ts';
import { createNodeCron } from '../../src/scheduler/node-cron/index.ts';
import { createPlainTimer } from '../../src/scheduler/plain-timer/index.ts';
import { schedulerContract } from '../contracts/scheduler-contract.ts';

schedulerContract('node-cron', () => createNodeCron());
schedulerContract('the plain timer', createPlainTimer);

describe('the alarm clocks of a process', () => {
  test('are two of different kinds, so that one may fall silent', () => {
    expect(schedulers(() => () => {}).map(({ name }) => name)).toEqual(['node-cron', 'plain-timer']);
  });
});

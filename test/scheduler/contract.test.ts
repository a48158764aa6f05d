import { describe, expect, test } from 'vitest';
import { schedulers, sharedSchedulers } from '../../src/scheduler/index.ts';
import { createNodeCron } from '../../src/scheduler/node-cron/index.ts';
import { createPlainTimer } from '../../src/scheduler/plain-timer/index.ts';
import { schedulerContract } from '../contracts/scheduler-contract.ts';

schedulerContract('node-cron', () => createNodeCron());
schedulerContract('the plain timer', createPlainTimer);

describe('the alarm clocks of a process', () => {
  test('are two of different kinds, so that one may fall silent', () => {
    const clocks = schedulers(() => () => {});

    expect(clocks.map(({ name }) => name)).toEqual(['node-cron', 'plain-timer']);
  });

  test('are one of all processes and one of its own, where there is a database', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/none';
    const clocks = await sharedSchedulers(() => () => {}, {
      url,
      now: () => new Date(),
      onFailure: () => {},
    });

    expect(clocks.map(({ name }) => name)).toEqual(['pg-boss', 'plain-timer']);
  });
});

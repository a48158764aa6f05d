import type { Messenger } from '../../src/core/ports/messenger.ts';
import type { Ledger } from '../../src/services/delivery/ledger.ts';

/** Counts the steps a process takes, and lets it die at one of them: what comes after never happens in it. */
export interface CrashPlan {
  ledger(ledger: Ledger): Ledger;
  messenger(messenger: Messenger): Messenger;
  /** Resolves when nothing is on its way to the far side. */
  quiet(): Promise<void>;
  /** Whether the process died since this was asked last. */
  takeCrash(): boolean;
  /** Steps taken: two for each durable write and each call, before and after its effect. */
  steps(): number;
}

/** Turns of the event loop without a call under way after which nothing more is coming. */
const CALM_TURNS = 4;

/** `crashAt` counts from 1; `null` for a process that lives on. */
export function createCrashPlan(crashAt: number | null): CrashPlan {
  let steps = 0;
  let hasCrashed = false;
  let underWay = 0;
  /** Which process is alive: what an earlier one still does counts for nothing. */
  let alive = 0;

  /** Whether the process that takes this step dies by it. */
  function dies(): boolean {
    steps += 1;
    if (steps !== crashAt) return false;
    hasCrashed = true;
    alive += 1;
    return true;
  }

  return {
    ledger(ledger) {
      const life = alive;
      return { ...ledger, change: (key, next) => counted(life, () => ledger.change(key, next)) };
    },
    messenger(messenger) {
      const life = alive;
      return {
        ...messenger,
        post: (request) => counted(life, () => messenger.post(request)),
        find: (request) => counted(life, () => messenger.find(request)),
        remove: (tenant, message) => counted(life, () => messenger.remove(tenant, message)),
      };
    },
    async quiet() {
      for (let calm = 0; calm < CALM_TURNS; calm += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (underWay > 0) calm = 0;
      }
    },
    takeCrash() {
      const crashed = hasCrashed;
      hasCrashed = false;
      return crashed;
    },
    steps: () => steps,
  };

  /** A dead process waits for ever, but is not under way any more. */
  function counted<T>(life: number, effect: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (life !== alive || dies()) return;
      underWay += 1;
      effect().then(
        (result) => {
          underWay -= 1;
          if (life === alive && !dies()) resolve(result);
        },
        (error) => {
          underWay -= 1;
          if (life === alive && !dies()) reject(error);
        },
      );
    });
  }
}

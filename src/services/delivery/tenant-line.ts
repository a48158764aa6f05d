import type { Job } from './job.ts';

/** Jobs that wait for their turn: tenants in turn, so that none starves another, and each one's in the order they came. */
export interface TenantLine {
  add(job: Job): void;
  /** The first job that may go now, of the next tenant that may; `null` when there is none. */
  take(nowMs: number): Job | null;
  isEmpty(): boolean;
}

export interface TenantLineParts {
  /** From when on a tenant may have a turn, in milliseconds. */
  freeAt(tenant: string): number;
  isBusy(job: Job): boolean;
  later(waitMs: number, run: () => void): void;
  /** Told when a tenant is back in the line. */
  onBack(): void;
}

export function createTenantLine({ freeAt, isBusy, later, onBack }: TenantLineParts): TenantLine {
  /** In the order of their turns. */
  const waiting = new Map<string, Job[]>();
  /** Those that are not free yet, out of the line until they are: nobody looks at them meanwhile. */
  const resting = new Map<string, Job[]>();

  return {
    add(job) {
      const jobs = waiting.get(job.tenant) ?? resting.get(job.tenant);
      if (jobs === undefined) waiting.set(job.tenant, [job]);
      else jobs.push(job);
    },
    take(nowMs) {
      for (const [tenant, jobs] of waiting) {
        const waitMs = freeAt(tenant) - nowMs;
        if (waitMs > 0) {
          rest(tenant, jobs, waitMs);
          continue;
        }
        const index = jobs.findIndex((job) => !isBusy(job));
        const [job] = index === -1 ? [] : jobs.splice(index, 1);
        if (job === undefined) continue;
        waiting.delete(tenant);
        if (jobs.length > 0) waiting.set(tenant, jobs);
        return job;
      }
      return null;
    },
    isEmpty: () => waiting.size === 0,
  };

  function rest(tenant: string, jobs: Job[], forMs: number): void {
    waiting.delete(tenant);
    resting.set(tenant, jobs);
    later(forMs, () => {
      resting.delete(tenant);
      waiting.set(tenant, jobs);
      onBack();
    });
  }
}

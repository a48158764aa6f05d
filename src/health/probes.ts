import { type Answer, json } from './answers.ts';
import { TEXT_TYPE } from './metrics/write-text.ts';

/** What the outside may know of this process. */
export interface Readiness {
  ready: boolean;
  /** One line for each part that is not ready. */
  reasons: string[];
  /** `null` where they cannot be counted. */
  papers: number | null;
}

/** The library cannot even be counted. */
export const UNREADABLE: Readiness = {
  ready: false,
  reasons: ['the library cannot be read'],
  papers: null,
};

/** What machines are told. */
export interface ProbeParts {
  readiness: () => Promise<Readiness>;
  /** The text of `/metrics`; never fails. */
  metrics: () => Promise<string>;
}

/**
 * What machines ask about, whatever name they ask by: a container's probe comes by the pod's address, a proxy's by its
 * own name. `null` when the path is none of these.
 */
export async function probe(path: string, { readiness, metrics }: ProbeParts): Promise<Answer | null> {
  if (path === '/healthz') return json(200, { status: 'alive' });
  if (path === '/metrics') return { status: 200, type: TEXT_TYPE, body: await metrics() };
  if (path !== '/readyz') return null;
  const { ready, reasons } = await readiness().catch(() => UNREADABLE);
  return json(ready ? 200 : 503, { ready, reasons });
}

/** All that one name on `/metrics` says. */
export interface Family {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  samples: Sample[];
}

export interface Sample {
  /** What a histogram's parts are called by, after the name of the family. */
  suffix?: '_bucket' | '_sum' | '_count';
  labels?: Labels;
  value: number;
}

export type Labels = Readonly<Record<string, string>>;

/** A gauge of one value. */
export function gauge(name: string, help: string, value: number): Family {
  return { name, help, type: 'gauge', samples: [{ value }] };
}

/** A gauge with a value for each of some labels. */
export function gauges(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, help, type: 'gauge', samples: [...samples] };
}

/** A counter of one value. */
export function counted(name: string, help: string, value: number): Family {
  return { name, help, type: 'counter', samples: [{ value }] };
}

/** What may stand in an expression of ours beside metrics, labels and numbers. */
const FUNCTIONS = [
  'abs',
  'changes',
  'count',
  'histogram_quantile',
  'increase',
  'max',
  'min',
  'rate',
  'sum',
  'time',
];
const GROUPINGS = ['by', 'on', 'without', 'ignoring'];
const OPERATORS = ['and', 'or', 'unless'];
/** Prometheus' own, by which scraping is told. */
const OF_PROMETHEUS = ['up'];
/** Put on every sample by Prometheus. */
const LABELS_OF_TARGETS = ['instance', 'job'];

export interface Used {
  metrics: string[];
  /** Labels, by which is selected or grouped. */
  labels: string[];
}

/**
 * What an expression in PromQL uses. Throws an `Error` for what is not closed, for functions we do not use, and for names that
 * are none of these; it knows the part of the language our rules are written in, and nothing else.
 */
export function readPromQl(expression: string): Used {
  const used: Used = { metrics: [], labels: [] };
  const fail = (why: string) => new Error(`${why} in ${expression}`);
  let rest = expression.trim();
  const open: string[] = [];
  let grouping = false;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.slice(found[0].length).trimStart();
    return found;
  };
  while (rest !== '') {
    const name = take(/^[a-zA-Z_][a-zA-Z0-9_]*/)?.[0];
    if (name !== undefined) {
      if (grouping) used.labels.push(name);
      else if (GROUPINGS.includes(name)) {
        if (take(/^\(/) === null) throw fail(`${name} without labels`);
        grouping = true;
      } else if (FUNCTIONS.includes(name)) {
        if (!/^(\(|by\b|without\b)/.test(rest)) throw fail(`${name} of nothing`);
      } else if (!OPERATORS.includes(name)) {
        if (rest.startsWith('(')) throw fail(`the function ${name}`);
        used.metrics.push(name);
        readSelector(take(/^\{[^{}]*\}/)?.[0] ?? '', used, fail);
      }
    } else if (grouping) {
      if (take(/^\)/) !== null) grouping = false;
      else if (take(/^,/) === null) throw fail(`“${rest}” among labels`);
    } else if (take(/^\(/) !== null) open.push('(');
    else if (take(/^\)/) !== null) {
      if (open.pop() === undefined) throw fail('a bracket too many');
    } else if (take(/^(\d+(\.\d+)?|\[(\d+[smhd]|\$__rate_interval)\]|==|!=|>=|<=|[-+*/><,])/) === null)
      throw fail(`“${rest}”`);
  }
  if (open.length > 0 || grouping) throw fail('a bracket that is not closed');
  if (used.metrics.length === 0) throw fail('no metric');
  return used;
}

function readSelector(text: string, used: Used, fail: (why: string) => Error): void {
  if (text === '') return;
  for (const matcher of text.slice(1, -1).split(/,(?=[a-z_]+(?:=|!))/)) {
    const label = /^([a-z_]+)(?:=~|!~|!=|=)"[^"\\]*"$/.exec(matcher)?.[1];
    if (label === undefined) throw fail(`the selector ${matcher}`);
    used.labels.push(label);
  }
}

/** What of an expression is no metric or label that is there. */
export function unknownIn(
  { metrics, labels }: Used,
  known: { metrics: ReadonlySet<string>; labels: ReadonlySet<string> },
): string[] {
  return [
    ...metrics.filter((name) => !known.metrics.has(name) && !OF_PROMETHEUS.includes(name)),
    ...labels.filter((name) => !known.labels.has(name) && !LABELS_OF_TARGETS.includes(name)),
  ];
}

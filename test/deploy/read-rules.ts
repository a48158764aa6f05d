export interface AlertRule {
  alert: string;
  expr: string;
  for: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** Of YAML what the file of rules is written in: maps by two spaces, one list, words and single-quoted lines. */
type Place = 'group' | 'rule' | 'labels' | 'annotations';

/**
 * Reads a file of alert rules, far stricter than YAML is: any line that is not just where and how it should be is an
 * `Error` that quotes it, so that what passes here means to Prometheus what it means to us.
 */
export function readRules(text: string): AlertRule[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const rules: AlertRule[] = [];
  const head = ['groups:', '  - name: broadsheet', '    rules:'];
  if (lines.slice(0, 3).join('\n') !== head.join('\n')) throw new Error('not one group called broadsheet');
  if (lines.at(-1) !== '') throw new Error('the last line has no end');
  let place: Place = 'group';
  for (const line of lines.slice(3, -1)) {
    const fail = (why: string) => new Error(`${why}: ${line}`);
    const begun = /^ {6}- alert: ([A-Z][A-Za-z]+)$/.exec(line)?.[1];
    if (begun !== undefined) {
      rules.push({ alert: begun, expr: '', for: '', labels: {}, annotations: {} });
      place = 'rule';
      continue;
    }
    const rule = rules.at(-1);
    if (rule === undefined) throw fail('outside a rule');
    const map = /^ {8}(labels|annotations):$/.exec(line)?.[1];
    if (map === 'labels' || map === 'annotations') {
      place = map;
      continue;
    }
    const pair = /^( {8}| {10})([a-z]+): (.+)$/.exec(line);
    if (pair === null) throw fail('no rule, map or pair');
    const [, indent = '', key = '', raw = ''] = pair;
    const value = readScalar(raw, fail);
    if (indent.length === 10) {
      if (place !== 'labels' && place !== 'annotations') throw fail('too deep');
      if (Object.hasOwn(rule[place], key)) throw fail('a key twice');
      rule[place][key] = value;
    } else {
      if (place !== 'rule' || (key !== 'expr' && key !== 'for') || rule[key] !== '')
        throw fail('out of place');
      rule[key] = value;
    }
  }
  return rules;
}

function readScalar(raw: string, fail: (why: string) => Error): string {
  const quoted = /^'((?:[^']|'')*)'$/.exec(raw)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (!/^[a-z0-9]+$/.test(raw)) throw fail('words without quotes');
  return raw;
}

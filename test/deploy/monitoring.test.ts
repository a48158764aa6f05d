import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Family } from '../../src/health/metrics/family.ts';
import { namesIn, readText } from '../health/metrics/read-text.ts';
import { wholePage } from '../health/metrics/whole-page.ts';
import { readPromQl, unknownIn } from './promql.ts';
import { readRules } from './read-rules.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rules = readRules(read('deploy/prometheus/alerts.yaml'));

interface Panel {
  id: number;
  type: string;
  title: string;
  datasource?: unknown;
  gridPos: { h: number; w: number; x: number; y: number };
  targets?: { refId: string; expr: string; datasource: unknown }[];
}
const dashboard = JSON.parse(read('deploy/grafana/broadsheet.json')) as {
  uid: string;
  title: string;
  schemaVersion: number;
  templating: { list: { name: string; type: string; query: unknown }[] };
  panels: Panel[];
};
const shown = dashboard.panels.filter(({ type }) => type !== 'row');

let families: Family[];
let known: { metrics: Set<string>; labels: Set<string> };
beforeAll(async () => {
  families = readText(await wholePage());
  const labels = families.flatMap(({ samples }) =>
    samples.flatMap((sample) => Object.keys(sample.labels ?? {})),
  );
  known = { metrics: namesIn(families), labels: new Set(labels) };
});

describe('an alert', () => {
  test.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s rests on metrics there are',
    (_, { expr }) => {
      expect(unknownIn(readPromQl(expr), known)).toEqual([]);
    },
  );

  test.each(rules.map((rule) => [rule.alert, rule] as const))('%s says what to do', (alert, rule) => {
    expect(['critical', 'warning', 'info']).toContain(rule.labels.severity);
    expect(rule.for).toMatch(/^\d+m$/);
    expect(rule.annotations.summary).toMatch(/[.]$/);
    expect((rule.annotations.mend ?? '').length).toBeGreaterThan(40);
    expect(rule.annotations.runbook).toBe(`docs/operating.md#${alert.toLowerCase()}`);
    expect(read('docs/operating.md')).toContain(`\n#### ${alert}\n`);
  });

  test('is there for each promise', () => {
    expect(rules.map(({ alert }) => alert)).toEqual(
      expect.arrayContaining([
        'BroadsheetIssueLate',
        'BroadsheetIssueHeld',
        'BroadsheetPlatformDown',
        'BroadsheetWritesFail',
        'BroadsheetDiskAlmostFull',
        'BroadsheetStateAway',
        'BroadsheetSourceRefused',
        'BroadsheetSearchSlow',
        'BroadsheetRestarts',
      ]),
    );
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  test('shows only labels its expression leaves it', () => {
    const shownLabels = rules.flatMap(({ alert, annotations }) =>
      [...(annotations.summary ?? '').matchAll(/\$labels\.([a-z_]+)/g)].map(([, label]) => ({
        alert,
        label,
      })),
    );

    const wrong = shownLabels.filter(({ label }) => !known.labels.has(label ?? '') && label !== 'instance');

    expect(wrong).toEqual([]);
  });
});

describe('the dashboard', () => {
  test('is what Grafana imports', () => {
    expect(dashboard).toMatchObject({ uid: 'broadsheet', title: 'Broadsheet', schemaVersion: 39 });
    expect(Object.keys(dashboard)).toEqual(expect.arrayContaining(['panels', 'time', 'templating']));
    expect(dashboard).not.toHaveProperty('__inputs');
  });

  test('takes whichever Prometheus is chosen', () => {
    const source = { type: 'prometheus', uid: expect.stringMatching(/^\$\{datasource\}$/) };

    expect(dashboard.templating.list[0]).toMatchObject({
      name: 'datasource',
      type: 'datasource',
      query: 'prometheus',
    });
    for (const { datasource, targets = [] } of shown) {
      expect(datasource).toEqual(source);
      for (const target of targets) expect(target.datasource).toEqual(source);
    }
  });

  test.each(shown.map((panel) => [panel.title, panel] as const))(
    '%s asks for metrics there are',
    (_, panel) => {
      const targets = panel.targets ?? [];

      expect(targets.length).toBeGreaterThan(0);
      expect(targets.flatMap(({ expr }) => unknownIn(readPromQl(expr), known))).toEqual([]);
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    },
  );

  test('has panels that stand beside one another', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );

    expect(new Set(cells).size).toBe(cells.length);
    expect(dashboard.panels.every(({ gridPos: { w, x } }) => x + w <= 24)).toBe(true);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });

  test('shows every metric of ours', () => {
    const expressions = [
      ...shown.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
      ...rules.map(({ expr }) => expr),
    ];
    const used = new Set(expressions.flatMap((expression) => readPromQl(expression).metrics));
    const ours = families.filter(({ name }) => name.startsWith('broadsheet_'));

    const unseen = ours.filter(({ name }) => ![...used].some((each) => each.startsWith(name)));

    expect(unseen.map(({ name }) => name)).toEqual([
      'broadsheet_issues_unserved',
      'broadsheet_library_authors',
      'broadsheet_uptime_seconds',
    ]);
  });
});

describe('the readers of these tests', () => {
  test.each([
    ['a bracket', 'sum(up'],
    ['the function', 'avg(up)'],
    ['the selector', 'up{job=broadsheet}'],
    ['a bracket too many', 'up)'],
    ['no metric', '1 > 0'],
    ['among labels', 'sum by (a; b) (up)'],
  ])('refuse %s', (why, expression) => {
    expect(() => readPromQl(expression)).toThrow(why);
  });

  test.each([
    ['out of place', "      - alert: Late\n        severity: 'x'\n"],
    ['words without quotes', '      - alert: Late\n        expr: up == 0\n'],
    ['outside a rule', "        expr: 'up'\n"],
    ['no rule, map or pair', "      - alert: Late\n       expr: 'up'\n"],
  ])('refuse what is %s', (why, lines) => {
    expect(() => readRules(`groups:\n  - name: broadsheet\n    rules:\n${lines}`)).toThrow(why);
  });
});

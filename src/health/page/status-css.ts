/**
 * The operator's page's style. It stands in the program, as the page does, so that it can be neither missing nor
 * another version's.
 */
export const STATUS_CSS = `
:root {
  --ground: #f6f5f1; --paper: #ffffff; --ink: #1d1f23; --soft: #565b66; --line: #dcdad2;
  --link: #0b57a4; --good: #1b6b3a; --bad: #a8201a; --waiting: #7a5300; --good-ground: #e8f3ec; --bad-ground: #fbeae8; --waiting-ground: #fbf3e0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171b; --paper: #1e2127; --ink: #e9e8e4; --soft: #a9adb6; --line: #363a43;
    --link: #8ec1ff; --good: #7fd6a0; --bad: #ff9d94; --waiting: #f0c46c; --good-ground: #17291f; --bad-ground: #351d1c; --waiting-ground: #312814;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.25rem 2rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1.5rem; padding: 1rem 0; }
.name { margin: 0; font: 700 1.5rem/1.2 Georgia, "Times New Roman", serif; }
.renewal { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; color: var(--soft); font-size: .875rem; }
.renewal p { margin: 0; }
.renewal .trouble { color: var(--bad); font-weight: 600; }
button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .375rem; padding: .25rem .75rem; min-height: 2rem; cursor: pointer; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .25rem; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--paper); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main { display: grid; gap: 1rem; }
section { min-width: 0; padding: 1rem 1.25rem 1.25rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.3; }
h2 { margin: 0 0 .5rem; font-size: 1.125rem; line-height: 1.3; }
section p { margin: .5rem 0; }
.attention { border-left: .375rem solid var(--good); background: var(--good-ground); }
.attention.bad { border-left-color: var(--bad); background: var(--bad-ground); }
.attention.waiting { border-left-color: var(--waiting); background: var(--waiting-ground); }
.attention h2 { margin: 1rem 0 0; font-size: 1rem; }
.attention ul { margin: .5rem 0 0; padding: 0; list-style: none; }
.attention li { padding: .625rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.attention li:first-child { border-top: 0; }
.attention .mend { display: block; color: var(--soft); }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: .5rem 0 0; }
dl div { min-width: 0; }
dt { color: var(--soft); font-size: .8125rem; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
table { width: 100%; margin-top: 1rem; border-collapse: collapse; font-size: .9375rem; }
caption { padding: .25rem 0; text-align: left; color: var(--soft); font-size: .875rem; }
th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--soft); font-size: .8125rem; font-weight: 600; overflow-wrap: normal; }
tbody th { font-weight: 600; min-width: 6.5rem; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.number + .words { padding-left: .75rem; }
th:last-child, td:last-child { padding-right: 0; }
code { font: .875em ui-monospace, Menlo, Consolas, monospace; }
.state { font-weight: 600; white-space: nowrap; }
.state.good { color: var(--good); }
.state.bad { color: var(--bad); }
.state.waiting { color: var(--waiting); white-space: normal; }
.state.idle { color: var(--soft); }
footer { padding-top: .5rem; color: var(--soft); font-size: .875rem; }
@media (min-width: 62rem) {
  main { grid-template-columns: 1fr 1fr; }
  #attention, #digests, #sources, #search { grid-column: 1 / -1; }
}
@media (max-width: 45rem) {
  body { padding: 0 .75rem 1.5rem; }
  section { padding: .875rem 1rem 1rem; }
  table, caption, tbody, tr, tbody th, td { display: block; width: 100%; min-width: 0; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .625rem 0; border-top: 1px solid var(--line); }
  tbody th, td, .number + .words { padding: .125rem 0; border: 0; }
  td { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .5rem; }
  td::before { content: attr(data-column) / ""; color: var(--soft); font-size: .875rem; }
  td.number { text-align: left; white-space: normal; }
}
@media print { .renewal button, .skip { display: none; } }
`.trimStart();

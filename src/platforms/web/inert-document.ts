import type {
  Action,
  Block,
  Chart,
  Document,
  Form,
  ListItem,
  RichText,
} from '../../core/document/document.ts';
import { inertBlock, inertLine } from '../../core/document/inert-text.ts';
import { safeHref } from '../../core/document/rich-text.ts';

/**
 * The document with every text free of what is never seen but acts or deceives: escapes, control characters, direction
 * overrides. Markup stays as it is, for the page shows text as text. Calls and files are left alone, since they are
 * read by programs.
 */
export function inertDocument(document: Document): Document {
  return {
    ...document,
    summary: inertLine(document.summary),
    blocks: document.blocks.map(inertBlockOf),
    actions: document.actions.map(inertAction),
  };
}

export function inertForm(form: Form): Form {
  return {
    ...form,
    title: inertLine(form.title),
    fields: form.fields.map((field) => ({
      ...field,
      label: inertLine(field.label),
      value: inertBlock(field.value),
    })),
  };
}

function inertBlockOf(block: Block): Block {
  switch (block.kind) {
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(({ label, value }) => ({ label: inertLine(label), value: inertText(value) })),
      };
    case 'list':
      return { ...block, items: block.items.map(inertItem) };
    case 'code':
      return { ...block, language: inertLine(block.language), text: inertBlock(block.text) };
    case 'chart':
      return { ...block, chart: inertChart(block.chart) };
    case 'file':
      return { ...block, name: inertLine(block.name) };
    default:
      return { ...block, text: inertText(block.text) };
  }
}

function inertItem(item: ListItem): ListItem {
  const detail = item.detail === undefined ? {} : { detail: inertText(item.detail) };
  return { ...item, title: inertText(item.title), ...detail };
}

function inertChart(chart: Chart): Chart {
  return {
    title: inertLine(chart.title),
    columns: chart.columns.map(inertLine),
    series: chart.series.map(({ name, values }) => ({ name: inertLine(name), values })),
    alt: inertLine(chart.alt),
  };
}

function inertAction(action: Action): Action {
  const said = { label: inertLine(action.label), spoken: inertLine(action.spoken) };
  if (action.kind === 'button') return { ...action, ...said };
  // An address was checked where the document was made, and is checked again where it is shown.
  return { ...action, ...said, href: safeHref(action.href) ?? '' };
}

function inertText(text: RichText): RichText {
  return text.map(({ href, ...span }) => {
    const safe = href === undefined ? null : safeHref(href);
    return { ...span, text: inertLine(span.text), ...(safe === null ? {} : { href: safe }) };
  });
}

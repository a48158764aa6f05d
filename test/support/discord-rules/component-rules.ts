import { isBlank, isGiven, type Json, numberOf, objectOf, objectsOf, repeated, textOf } from './json.ts';

const TYPE = { row: 1, button: 2, stringSelect: 3, text: 10 } as const;
const SELECT_TYPES = [3, 5, 6, 7, 8];
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

/** Rules for the parts of a message that the schemas do not state. */
export function componentProblems(components: unknown): string[] {
  const all = everyComponent(components);
  const ids = all.map(({ custom_id: id }) => textOf(id)).filter(Boolean);
  return [
    ...repeated(ids).map((id) => `custom_id “${id}” stands twice`),
    ...all.flatMap((component) => {
      if (component.type === TYPE.row) return rowProblems(component);
      if (component.type === TYPE.button) return buttonProblems(component);
      if (component.type === TYPE.stringSelect) return selectProblems(component);
      if (component.type === TYPE.text && isBlank(component.content)) return ['a text display is empty'];
      return [];
    }),
  ];
}

/** All components, each container before what it holds. */
export function everyComponent(components: unknown): Json[] {
  return objectsOf(components).flatMap((component) => [
    component,
    ...everyComponent(component.components),
    ...everyComponent([component.accessory, component.component]),
  ]);
}

function rowProblems(row: Json): string[] {
  const parts = objectsOf(row.components);
  const selects = parts.filter(({ type }) => SELECT_TYPES.includes(numberOf(type)));
  if (selects.length > 1) return ['a row has more than one select'];
  if (selects.length === 1 && parts.length > 1) return ['a row has a select beside other parts'];
  return parts.length > 5 ? ['a row has more than five buttons'] : [];
}

function buttonProblems(button: Json): string[] {
  const { style, label, emoji, url, custom_id: id } = button;
  const isLink = style === LINK_STYLE;
  const problems: string[] = [];
  if (style !== PREMIUM_STYLE && isBlank(label) && !isGiven(emoji)) problems.push('a button has no label');
  if (isLink && !isGiven(url)) problems.push('a link button has no url');
  if (isLink && isGiven(id)) problems.push('a link button has a custom_id');
  if (isLink && isGiven(url) && !/^(?:https?|discord):\/\//iu.test(textOf(url))) {
    problems.push('a link button leads to a scheme Discord refuses');
  }
  if (!isLink && isGiven(url)) problems.push('a button with an action has a url');
  if (!isLink && style !== PREMIUM_STYLE && !isGiven(id)) problems.push('a button has no custom_id');
  return problems;
}

function selectProblems(select: Json): string[] {
  const options = objectsOf(select.options);
  const least = numberOf(select.min_values ?? 1);
  const most = numberOf(select.max_values ?? 1);
  return [
    ...repeated(options.map(({ value }) => textOf(value))).map((value) => `option “${value}” stands twice`),
    ...options.filter(({ label }) => isBlank(label)).map(() => 'an option has an empty label'),
    ...options.filter(({ value }) => isBlank(value)).map(() => 'an option has an empty value'),
    ...(least > most || most > Math.max(1, options.length) ? ['a select asks for more than it has'] : []),
  ];
}

/** Names of the files that components show as `attachment://name`. */
export function filesShown(components: unknown): string[] {
  return everyComponent(components).flatMap((component) => {
    const media = [component.file, component.media, ...objectsOf(component.items).map(({ media }) => media)];
    return media
      .map((each) => textOf(objectOf(each).url))
      .filter((url) => url.startsWith('attachment://'))
      .map((url) => url.slice('attachment://'.length));
  });
}

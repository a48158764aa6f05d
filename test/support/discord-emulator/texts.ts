import type { Component, Embed } from './wire.ts';

/** The texts of a message in reading order, in Discord's Markdown. */
export function everyText(message: { content: string; embeds: Embed[]; components: Component[] }): string[] {
  const { content, embeds, components } = message;
  const texts = [content, ...embeds.flatMap(embedTexts), ...components.flatMap(componentTexts)];
  return texts.filter((text) => text !== '');
}

function embedTexts(embed: Embed): string[] {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const { author, title, url, description, footer } = embed;
  return [author?.name, title, url, description, ...fields, footer?.text].filter(
    (text) => text !== undefined,
  );
}

/** Markdown is read in text displays alone; labels and descriptions are plain (see `plainTexts`). */
function componentTexts(component: Component): string[] {
  return [
    component.content ?? '',
    ...(component.components ?? []).flatMap(componentTexts),
    ...(component.accessory === undefined ? [] : componentTexts(component.accessory)),
  ];
}

/** What stands on buttons, lists and pictures: no Markdown there, but words people read. */
export function plainTexts(components: readonly Component[]): string[] {
  return allComponents(components)
    .flatMap((component) => [
      ...[component.label, component.placeholder, component.url, component.description],
      ...(component.options ?? []).flatMap(({ label, description }) => [label, description]),
      ...(component.items ?? []).map(({ description }) => description),
    ])
    .filter((text) => text !== undefined);
}

/** Every component, nested ones after the one that holds them. */
export function allComponents(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...allComponents(component.components ?? []),
    ...allComponents(component.component === undefined ? [] : [component.component]),
    ...allComponents(component.accessory === undefined ? [] : [component.accessory]),
  ]);
}

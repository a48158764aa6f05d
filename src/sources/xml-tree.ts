import type { XmlElement } from './xml.ts';

/** The children with one of these names, in the order of the document. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The first child of the first name that has one. */
export function childOf(element: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names) {
    const [first] = childrenOf(element, name);
    if (first !== undefined) return first;
  }
  return null;
}

/** All text in an element, its descendants' too; empty for none. */
export function textOf(element: XmlElement | null): string {
  if (element === null) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The text of the first child of the first name whose text is not blank. */
export function textIn(element: XmlElement, ...names: string[]): string {
  for (const name of names) {
    const text = childrenOf(element, name)
      .map((child) => textOf(child).trim())
      .find((found) => found !== '');
    if (text !== undefined) return text;
  }
  return '';
}

export function attributeOf(element: XmlElement | null, name: string): string {
  return element?.attributes.get(name)?.trim() ?? '';
}

/** What is inside an element as markup again, for readers of HTML. */
export function markupIn(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const name = child.name.slice(child.name.indexOf(':') + 1);
      return `<${name}>${markupIn(child)}</${name}>`;
    })
    .join('');
}

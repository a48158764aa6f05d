// Names of a browser that playwright-core's types mention, and no more of them than that. Tests work on pages from
// outside, by locators and by text to evaluate, so that code for Node never sees the types of a whole browser.
interface Node {
  readonly nodeName: string;
}
interface HTMLElement extends Node {
  readonly tagName: string;
}
interface SVGElement extends Node {
  readonly tagName: string;
}
interface HTMLElementTagNameMap {
  html: HTMLElement;
}

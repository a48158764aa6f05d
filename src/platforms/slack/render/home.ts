import type { HomeView } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';

/** The App Home tab for `views.publish`: at most 100 blocks and 250 kB. */
export function renderHome(document: Document): HomeView {
  void document;
  return { type: 'home', blocks: [] };
}

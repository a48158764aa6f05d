import type { HomeView } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';
import { HOME_SURFACE } from '../limits.ts';
import { fitDocument } from './fit.ts';

/** A document as the App Home tab, for `views.publish`. */
export function renderHome(document: Document): HomeView {
  const { blocks } = fitDocument({
    document,
    surface: HOME_SURFACE,
    share: false,
    restNote: 'Shortened to fit here: ask in a message for the rest.',
  });
  return { type: 'home', blocks };
}

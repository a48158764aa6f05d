import type { Document } from '../../core/document/document.ts';
import type { SlackFile } from './render/index.ts';

/** Where one answer goes. */
export interface Outlet {
  /** Says that an answer is under way. Whatever goes wrong with it is no reason not to answer. */
  looking(): Promise<void>;
  /** Shows the answer, in the place of what `looking` said where Slack can. Resolves to the files to hand over. */
  show(document: Document): Promise<readonly SlackFile[]>;
}

export const LOOKING = 'Looking …';

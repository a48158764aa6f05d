import type { Locator } from 'playwright-core';

/** What is pictured, by the name of its file in docs/pictures. */
export const SCENES: Readonly<Record<string, unknown>>;
/** Starts the product, shows each scene in a browser and hands it over. Throws where there is no Chromium. */
export function showScenes(take: (name: string, shown: Locator) => Promise<void>): Promise<void>;
/** What a screen reader would read of it, without times, dates and figures. */
export function wordsOf(shown: Locator): Promise<string>;

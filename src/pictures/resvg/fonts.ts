import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readFont } from './font-file.ts';
import { createLettering, type Lettering, type Weight } from './lettering.ts';

const packages = createRequire(import.meta.url);

/** DejaVu Sans in two weights, from the package that brings it: no font of the machine is used. */
export const FONT_FILES: Readonly<Record<Weight, string>> = {
  regular: packages.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: packages.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};

export async function openLettering(): Promise<Lettering> {
  const [regular, bold] = await Promise.all([readFile(FONT_FILES.regular), readFile(FONT_FILES.bold)]);
  return createLettering({ regular: readFont(regular), bold: readFont(bold) });
}

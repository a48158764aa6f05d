import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlatformView, Pressing } from '../../wire.ts';

/** What the parts of one drawn message need: what is pressed, and where pictures and files are had. */
export interface Drawing {
  view: PlatformView;
  press(part: Pressing['part']): Promise<unknown>;
  /** `null` where the payload names a picture that is not of this message. */
  picture(name: string): { light: string; dark: string } | null;
  file(name: string): string | undefined;
}

export const DrawingContext = createContext<Drawing | null>(null);

/** The message being drawn. Throws outside of one. */
export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext);
  if (drawing === null) throw new Error('used outside a drawn message');
  return drawing;
}

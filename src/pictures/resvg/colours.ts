import type { PictureTheme } from '../../core/ports/painter.ts';
import { contrast } from './contrast.ts';

export interface Colours {
  ground: string;
  /** Titles and figures. */
  text: string;
  /** What is said in passing: marks of the axis, the total. */
  muted: string;
  /** Lines behind the columns. */
  grid: string;
  /** The line the columns stand on. */
  baseline: string;
  /** From the bottom of a column up, in this order. */
  series: readonly string[];
}

/**
 * The hues of Okabe and Ito's palette for colour-blind people ("Color Universal Design", 2008), set in turn dark and
 * light: each series has a contrast of 3 and more with the ground and with its neighbours, so they are told apart
 * without any hue, and each pair is told apart in every kind of colour-blindness.
 */
const COLOURS: Readonly<Record<PictureTheme, Colours>> = {
  light: {
    ground: '#ffffff',
    text: '#1c1e21',
    muted: '#5a5f66',
    grid: '#e3e6ea',
    baseline: '#8a9099',
    series: ['#003f87', '#d07d00', '#082118', '#b87a99', '#6d2f06', '#009ce4'],
  },
  dark: {
    ground: '#1b1d21',
    text: '#f2f3f5',
    muted: '#b3b8c0',
    grid: '#33373d',
    baseline: '#7d838c',
    series: ['#cfe5fa', '#c9350a', '#f0ca0d', '#a9487c', '#3fe694', '#1d69da'],
  },
};

const INKS = ['#000000', '#ffffff'] as const;

export function coloursOf(theme: PictureTheme): Colours {
  return COLOURS[theme];
}

/** Black or white, whichever can be read on the colour. */
export function inkOn(colour: string): string {
  const [black, white] = INKS;
  return contrast(black, colour) > contrast(white, colour) ? black : white;
}

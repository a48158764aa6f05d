type Three = [number, number, number];

/** How colours reach people: Machado, Oliveira and Fernandes, 2009, severity 1, on linear light. */
const MATRICES = {
  'full sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, readonly Three[]>;

export type Sight = keyof typeof MATRICES;

export const SIGHTS = Object.keys(MATRICES) as Sight[];

/** How far two colours are apart to such an eye: CIE 1976 ΔE; 2.3 is just seen. */
export function distance(a: string, b: string, sight: Sight): number {
  const [first, second] = [labOf(a, sight), labOf(b, sight)];
  return Math.hypot(...first.map((value, index) => value - (second[index] ?? 0)));
}

function labOf(colour: string, sight: Sight): Three {
  const light = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  const [r = 0, g = 0, b = 0] = MATRICES[sight].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce<number>((sum, share, index) => sum + share * (light[index] ?? 0), 0),
      ),
    ),
  );
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function root(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

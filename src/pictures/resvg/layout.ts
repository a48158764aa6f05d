/** Measures of a picture in CSS pixels. A chat shows it 300 to 600 wide: no letters are smaller than 12. */
export const LAYOUT = {
  width: 600,
  margin: 24,
  title: { size: 18, lineHeight: 24, lines: 2 },
  total: { size: 13 },
  legend: { size: 13, lineHeight: 24, chip: 12, chipGap: 7, countGap: 6, entryGap: 20, mostName: 180 },
  plot: { height: 230, gapAbove: 34 },
  axis: { size: 12, gap: 8 },
  column: { share: 0.72, most: 64, seam: 2, labelSize: 13, labelGap: 22, leastLabel: 48 },
  figures: { size: 13, inside: 12, padding: 4 },
} as const;

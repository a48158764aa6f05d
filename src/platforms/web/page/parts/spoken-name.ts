/**
 * What a screen reader calls a button: the sentence given for it, which begins with the label where it does not have
 * it, so that whoever steers by voice can say what they see.
 */
export function spokenName(label: string, spoken: string): string {
  if (spoken.trim() === '') return label;
  return spoken.toLowerCase().includes(label.toLowerCase()) ? spoken : `${label}: ${spoken}`;
}

/** All text a reader of the blocks sees, in its order, white space collapsed. */
export function visibleText(blocks: readonly unknown[]): string {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return collapsed(texts.join(''));
}

export function collapsed(text: string): string {
  return text.split(/\s+/u).filter(Boolean).join(' ');
}

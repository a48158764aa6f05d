/** How many digests the smallest tenant has, beside the large ones. */
const FEWEST = 3;

/**
 * Digests of each tenant: a few large ones, many smaller ones, and at the end one with three. No tenant has more than
 * `most`. Throws `RangeError` when so many digests do not fit into so few tenants.
 */
export function tenantSizes(digests: number, tenants: number, most: number): number[] {
  if (tenants * most < digests || tenants > digests) {
    throw new RangeError(`${digests} digests cannot be spread over ${tenants} tenants`);
  }
  if (tenants === 1) return [digests];
  const last = Math.min(FEWEST, Math.floor(digests / tenants));
  return [...spread(digests - last, tenants - 1, most), last];
}

/** The tenant in place n gets a share of 1/√n. */
function spread(digests: number, tenants: number, most: number): number[] {
  const shares = Array.from({ length: tenants }, (_, index) => 1 / Math.sqrt(index + 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const sizes = shares.map((share) => Math.max(1, Math.min(most, Math.floor((digests * share) / whole))));
  let left = digests - sizes.reduce((sum, size) => sum + size, 0);
  for (let index = 0; left !== 0; index = (index + 1) % tenants) {
    const size = sizes[index] ?? 0;
    const step = Math.sign(left);
    if (size + step < 1 || size + step > most) continue;
    sizes[index] = size + step;
    left -= step;
  }
  return sizes;
}

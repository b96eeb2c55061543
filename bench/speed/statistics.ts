/** The arithmetic of a benchmark report: medians, spreads and means of ratios. */

/** The value below which the given share of the numbers lies, with interpolation between neighbours. */
export function quantile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) return NaN;
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** Half the distance between the quartiles as a share of the median: how far a usual round is off. */
export function spread(numbers: readonly number[]): number {
  return (quantile(numbers, 0.75) - quantile(numbers, 0.25)) / 2 / median(numbers);
}

/** The mean for ratios: that of r and 1/r is 1. NaN if there are none. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

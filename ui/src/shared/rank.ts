/**
 * How well one of these names fits what was typed, 0 for not at all: names that begin with it come
 * first, then those with a word that does, then those whose words begin with each of the typed ones.
 */
export function rank(typed: string, names: readonly string[]): number {
  const wanted = typed.trim().toLowerCase();
  return Math.max(0, ...names.map((name) => fitness(wanted, name.toLowerCase())));
}

function fitness(wanted: string, name: string): number {
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 0.8;
  const words = name.split(/\s+/);
  const all = wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
  if (all) return 0.6;
  return name.includes(wanted) ? 0.4 : 0;
}

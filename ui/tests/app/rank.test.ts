import { expect, it } from 'vitest';
import { rank } from '../../src/shared/rank';

const titles = ['Save a version…', 'Show the versions', 'Export again as last time', 'Open files…'];

const ranked = (typed: string) =>
  titles
    .filter((title) => rank(typed, [title]) > 0)
    .sort((a, b) => rank(typed, [b]) - rank(typed, [a]));

it('offers what has the words that were typed, and nothing that only has their letters', () => {
  expect(ranked('versions')).toEqual(['Show the versions']);
  expect(ranked('version')).toEqual(['Save a version…', 'Show the versions']);
  expect(ranked('sv')).toEqual([]);
});

it('puts titles that begin with it first, and takes the beginnings of words in any order', () => {
  expect(ranked('s')).toEqual([
    'Save a version…',
    'Show the versions',
    'Export again as last time',
    'Open files…',
  ]);
  expect(ranked('ver sh')).toEqual(['Show the versions']);
  expect(rank('Ann', ['GUEST', 'Anna Lee'])).toBe(1);
});

import { describe, expect, it } from 'vitest';
import { nextPlace } from '../../src/app/visits';

const places = [3, 5, 9].map((turn) => ({ turn, start: 2, end: 4, text: `of ${turn}` }));
const visit = (turn: number, index: number) => ({ turn, start: 2, index });

describe('going from one open place to the next', () => {
  it('begins with the first and comes round again', () => {
    expect(nextPlace(places, undefined)).toEqual({ place: places[0], index: 0 });
    expect(nextPlace(places, visit(3, 0))?.place.turn).toBe(5);
    expect(nextPlace(places, visit(9, 2))?.place.turn).toBe(3);
  });

  it('goes on where it was when the place was settled', () => {
    expect(nextPlace(places, visit(4, 1))?.place.turn).toBe(5);
    expect(nextPlace(places, visit(12, 3))?.place.turn).toBe(3);
  });

  it('goes nowhere when nothing is left', () => {
    expect(nextPlace([], visit(4, 1))).toBeUndefined();
  });
});

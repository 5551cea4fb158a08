import { describe, expect, it } from 'vitest';
import { ticksOf } from '../../src/features/proof/places';
import type { Certainty, GroupPlace } from '../../src/ipc/generated';

const place = (certainty: Certainty, to = 'time'): GroupPlace => ({
  turn: 1,
  start: 0,
  end: 3,
  before: '',
  text: 'Eme',
  after: '',
  to,
  certainty,
});

describe('the places that are looked through', () => {
  it('are ticked where there is something to fix them with, and it is said how sure that is', () => {
    const ticks = ticksOf([place('certain'), place('likely'), place('look', ''), place('certain')]);
    expect(ticks).toEqual({
      fixable: [0, 1, 3],
      certain: [0, 3],
      said: 'Ticked: 2 certain and 1 likely, with the first suggestion. One place has no correction to offer: look at it in the text.',
    });
  });

  it('say nothing of what there is none of', () => {
    expect(ticksOf([place('certain')]).said).toBe('Ticked: 1 certain.');
    expect(ticksOf([place('look', ''), place('look', '')]).said).toBe(
      '2 places have no correction to offer: look at them in the text.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  able,
  choiceOf,
  leftOf,
  ordered,
  profileOf,
  same,
  size,
} from '../../src/features/export/choice';
import type { CopyProfile, FormatView } from '../../src/ipc/generated';

const format = (id: string, more: Partial<FormatView> = {}): FormatView => ({
  id,
  name: id,
  ending: id,
  marks: false,
  comments: false,
  captions: false,
  ...more,
});
const formats = [
  format('docx', { marks: true, comments: true }),
  format('txt'),
  format('srt', { captions: true }),
];
const profile = (name: string, more: Partial<CopyProfile> = {}): CopyProfile => ({
  name,
  formats: ['docx', 'txt'],
  pattern: '{title}',
  title: true,
  times: 'every_turn',
  labels: 'label',
  links: 'inline',
  cues: true,
  fillers: true,
  suggestions: 'without',
  comments: false,
  subtitles: { line: 42, speed: 20 },
  ...more,
});

describe('the choice of an export', () => {
  it('is the same whatever the order in which formats were clicked', () => {
    const choice = choiceOf(profile('A'));
    expect(same(choice, { ...choice, formats: ['txt', 'docx'] })).toBe(true);
    expect(same(choice, { ...choice, formats: ['txt'] })).toBe(false);
    expect(same(choice, { ...choice, subtitles: { line: 42, speed: 21 } })).toBe(false);
    expect('name' in choice).toBe(false);
  });

  it('finds the profile that says just this', () => {
    const own = [profile('Ours', { times: 'hidden' })];
    const profiles = { presets: [profile('House')], own, saved: null, notes: [] };
    expect(profileOf(choiceOf(profile('x', { times: 'hidden' })), profiles)?.name).toBe('Ours');
    expect(profileOf(choiceOf(profile('x', { cues: false })), profiles)).toBeUndefined();
  });

  it('knows what formats can, and their order', () => {
    expect(able(formats, ['txt', 'srt'])).toEqual({
      marks: false,
      comments: false,
      captions: true,
    });
    expect(able(formats, ['txt', 'docx']).marks).toBe(true);
    expect(ordered(formats, ['srt', 'nothing', 'docx'])).toEqual(['docx', 'srt']);
  });

  it('tells what is left, and nothing of what is not', () => {
    expect(leftOf(0, 0, 0)).toEqual([]);
    expect(leftOf(1, 0, 1204).map(({ words }) => words)).toEqual([
      '1 finding',
      '1,204 links without a place',
    ]);
  });

  it.each([
    [1, '1 bytes'],
    [24_400, '24 KB'],
    [1_240_000, '1.2 MB'],
  ])('puts %d bytes in words', (bytes, words) => expect(size(bytes)).toBe(words));
});

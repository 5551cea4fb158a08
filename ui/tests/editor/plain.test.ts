import { describe, expect, it } from 'vitest';
import { plain } from '../../src/editor/plain';

describe('what is pasted', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['tab\tand\u0000null', 'tab and null'],
    ['lines\u2028and\u2029paragraphs', 'lines\nand\nparagraphs'],
    ['naïve – “quoted” 🚢', 'naïve – “quoted” 🚢'],
  ])('%j becomes %j', (from, to) => expect(plain(from)).toBe(to));
});

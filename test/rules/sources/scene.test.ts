import { SOURCE_KINDS } from '@tianpu/shared/api';
import {
  decodeScene,
  formatScene,
  isSourceKind,
  MAX_SCENE_LENGTH,
  parseScene,
  SOURCE_KIND_LABELS,
} from '@tianpu/shared/sources';
import fc from 'fast-check';

describe('the scene of a scanned code', () => {
  it.each([
    ['W1P', 'W1P'],
    ['s=W1P', 'W1P'],
    ['s=W1P&t=7', 'W1P'],
    ['t=7&s=W1P', 'W1P'],
    ['table-12', 'table-12'],
    ['a_b', 'a_b'],
    [`s=${'a'.repeat(30)}`, 'a'.repeat(30)],
    ['7', '7'],
  ])('%p names the source %p', (scene, code) => {
    expect(parseScene(scene)).toBe(code);
  });

  it.each([
    '',
    's=',
    't=7',
    'ss=W1P',
    's=W1P!',
    's=-W1P',
    'a'.repeat(31),
    `s=${'a'.repeat(31)}`,
    'W1P 2',
    's%3DW1P',
    '海报',
    'W1P\n',
    "s=' OR 1=1--",
    '../../etc',
    's=W1P"',
    '<script>',
  ])('%p is not ours', (scene) => {
    expect(parseScene(scene)).toBeNull();
  });

  it.each([
    ['s%3DW1P', 's=W1P'],
    ['W1P', 'W1P'],
    ['s=W1P', 's=W1P'],
    ['s%253DW1P', 's%3DW1P'],
    ['%E0%A4', null],
    ['%', null],
    ['', ''],
  ])('%p arrives as %p, decoded once and never twice', (raw, scene) => {
    expect(decodeScene(raw)).toBe(scene);
  });

  it('every code of ours survives printing, scanning and decoding', () => {
    const codes = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_-]{0,29}$/);
    fc.assert(
      fc.property(codes, (code) => {
        const scene = formatScene(code);
        expect(scene.length).toBeLessThanOrEqual(MAX_SCENE_LENGTH);
        expect(parseScene(decodeScene(encodeURIComponent(scene)) ?? '')).toBe(code);
        expect(parseScene(code)).toBe(code);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', '-a', 'a b', '海报', 'a'.repeat(31)])('%p cannot be printed', (code) => {
    expect(() => formatScene(code)).toThrow(RangeError);
  });

  it('every kind of source has a Chinese name of its own', () => {
    const labels = SOURCE_KINDS.map((kind) => SOURCE_KIND_LABELS[kind]);
    expect(new Set(labels).size).toBe(SOURCE_KINDS.length);
    expect(SOURCE_KINDS.every(isSourceKind)).toBe(true);
    expect(['Poster', '', 'toString'].some(isSourceKind)).toBe(false);
  });
});

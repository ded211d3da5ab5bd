import { ALLERGENS, type Allergen } from '../api/catalog';

/** Names of the eight allergen groups that a Chinese food label names. */
export const ALLERGEN_LABELS: Readonly<Record<Allergen, string>> = {
  dairy: '乳制品',
  egg: '蛋类',
  gluten: '麸质谷物',
  nuts: '坚果',
  peanut: '花生',
  soy: '大豆',
  sesame: '芝麻',
  crustacean: '甲壳类',
};

/**
 * All allergens of several products, each once, always in the same order, so that two labels can be compared.
 *
 * Example: `[['egg', 'dairy'], ['nuts', 'egg']]` is `['dairy', 'egg', 'nuts']`.
 */
export function unionAllergens(lists: readonly (readonly Allergen[])[]): Allergen[] {
  return ALLERGENS.filter((allergen) => lists.some((list) => list.includes(allergen)));
}

/** Allergens as the label prints them. Example: `含 乳制品、蛋类`; none is `不含常见过敏原`. */
export function allergenText(allergens: readonly Allergen[]): string {
  const names = unionAllergens([allergens]).map((allergen) => ALLERGEN_LABELS[allergen]);
  return names.length === 0 ? '不含常见过敏原' : `含 ${names.join('、')}`;
}

import { choiceSkus } from '../sku-tables';
import type { ShelfProduct } from '../types';

const common = {
  storage: '密封，阴凉干燥处，开封后尽快食用',
  shelfLifeHours: 720,
  leadTimeMinutes: 2880,
} as const;

export const festivalBoxes: readonly ShelfProduct[] = [
  {
    ...common,
    key: 'osmanthus-moon-box',
    name: '桂月礼盒',
    subtitle: '桂花季月饼五味，冰皮酥皮都有',
    description:
      '五枚月饼五种味道：桂花莲蓉、流心奶黄、五仁、黑芝麻、陈皮豆沙。桂花是满觉陇的，糖渍了一整年。红盒金枝，不必再另外包装。',
    ingredients:
      '莲蓉、小麦粉、黄油、咸蛋黄、牛奶、糖渍桂花、核桃、杏仁、芝麻、红豆沙、陈皮、白砂糖、麦芽糖浆、植物油',
    allergens: ['dairy', 'egg', 'gluten', 'nuts', 'sesame'],
    tags: ['中秋', '招牌'],
    imageKeys: ['osmanthus-moon-box'],
    heroColour: '#F4D79B',
    ...choiceSkus('osmanthus-moon-box', '规格', [
      { code: 'five', label: '五枚装', listPriceFen: 23800, servesText: '3–5 人', weightText: '约 400 克' },
      { code: 'three', label: '三枚装', listPriceFen: 16800, servesText: '2–3 人', weightText: '约 240 克' },
    ]),
  },
  {
    ...common,
    key: 'new-year-box',
    name: '新岁团圆礼盒',
    subtitle: '蝴蝶酥、曲奇、牛轧糖三层',
    description:
      '一格蝴蝶酥，一格黄油曲奇，一格牛轧糖，走亲戚刚好拎一盒。外盒烫金，里面附一张空白红笺，写什么由你。',
    ingredients: '小麦粉、黄油、白砂糖、鸡蛋、全脂奶粉、花生、杏仁、麦芽糖浆、食用盐',
    allergens: ['dairy', 'egg', 'gluten', 'nuts', 'peanut'],
    tags: ['春节', '含花生'],
    imageKeys: ['new-year-box'],
    heroColour: '#F6CFC4',
    ...choiceSkus('new-year-box', '规格', [
      { code: 'standard', label: '标准', listPriceFen: 19800, servesText: '6–8 人', weightText: '约 760 克' },
    ]),
  },
  {
    ...common,
    key: 'dragon-boat-box',
    name: '艾香端午礼盒',
    subtitle: '两甜两咸，箬叶现包',
    description:
      '豆沙、蜜枣、蛋黄鲜肉、板栗香菇各两只，用德清的箬叶现包现煮。送到时是冷藏的，回锅蒸二十分钟就有刚出锅的叶香。',
    ingredients: '糯米、猪肉、咸蛋黄、红豆沙、板栗、蜜枣、香菇、酱油（大豆、小麦粉、食用盐）、箬叶、白砂糖',
    allergens: ['egg', 'gluten', 'nuts', 'soy'],
    storage: '0–4 ℃ 冷藏，食用前蒸 20 分钟',
    shelfLifeHours: 120,
    tags: ['端午', '咸口'],
    imageKeys: ['dragon-boat-box'],
    heroColour: '#DCE8CF',
    ...choiceSkus('dragon-boat-box', '规格', [
      { code: 'eight', label: '八只装', listPriceFen: 16800, servesText: '4–6 人', weightText: '约 1040 克' },
    ]),
  },
  {
    ...common,
    key: 'crab-pork-box',
    name: '蟹粉鲜肉酥饼礼盒',
    subtitle: '秋天限定，现拆蟹粉',
    description:
      '江南人的咸月饼：猪前腿肉拌现拆的大闸蟹粉，包进一碰就掉的酥皮，底朝上烤到冒油。冷藏配送，吃前 180 ℃ 烤八分钟，烫嘴最香。',
    ingredients: '小麦粉、猪肉、大闸蟹粉、猪油、酱油（大豆、小麦粉、食用盐）、芝麻、白砂糖、姜',
    allergens: ['gluten', 'soy', 'sesame', 'crustacean'],
    storage: '0–4 ℃ 冷藏，食用前 180 ℃ 烤 8 分钟',
    shelfLifeHours: 72,
    tags: ['中秋', '限量'],
    imageKeys: ['crab-pork-box'],
    heroColour: '#F5DAB2',
    ...choiceSkus('crab-pork-box', '规格', [
      { code: 'eight', label: '八只装', listPriceFen: 16800, servesText: '4–6 人', weightText: '约 560 克' },
      {
        code: 'sixteen',
        label: '十六只装',
        listPriceFen: 22800,
        servesText: '8–10 人',
        weightText: '约 1120 克',
        onSale: false,
      },
    ]),
  },
];

import { choiceSkus } from '../sku-tables';
import type { ShelfProduct } from '../types';

const common = { storage: '密封，阴凉干燥处', shelfLifeHours: 720, leadTimeMinutes: 15 } as const;

export const cookies: readonly ShelfProduct[] = [
  {
    ...common,
    key: 'butter-cookie-tin',
    name: '四味黄油曲奇罐',
    subtitle: '原味、可可、抹茶、伯爵，一罐四味',
    description:
      '手挤曲奇，裱花嘴的纹路看得清清楚楚，入口就化。一罐四味，各一圈。铁罐可以留着装针线，很多老顾客家里都有三四个。',
    ingredients: '黄油、小麦粉、糖粉、蛋白、全脂奶粉、可可粉、抹茶粉、伯爵红茶、食用盐',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['伴手礼'],
    imageKeys: ['butter-cookie-tin'],
    heroColour: '#DCE6EE',
    ...choiceSkus('butter-cookie-tin', '规格', [
      {
        code: 'small',
        label: '小罐',
        listPriceFen: 4800,
        servesText: '2–3 人',
        weightText: '约 180 克',
        dailyCapacity: 30,
      },
      {
        code: 'large',
        label: '大罐',
        listPriceFen: 6800,
        servesText: '4–6 人',
        weightText: '约 320 克',
        dailyCapacity: 20,
      },
    ]),
  },
  {
    ...common,
    key: 'choc-chip-cookie',
    name: '巧克力豆软曲奇',
    subtitle: '比手掌大，中间是软的',
    description:
      '美式软曲奇，边缘脆、中间软，巧克力掰得大块，趁热会拉丝。面团冷藏两天再烤，焦糖味更重。表面撒了海盐片。',
    ingredients: '小麦粉、黄油、红糖、白砂糖、鸡蛋、黑巧克力（可可液块、可可脂、白砂糖、大豆磷脂）、海盐',
    allergens: ['dairy', 'egg', 'gluten', 'soy'],
    shelfLifeHours: 120,
    tags: ['现烤'],
    imageKeys: ['choc-chip-cookie'],
    heroColour: '#EFDCC2',
    ...choiceSkus('choc-chip-cookie', '规格', [
      {
        code: 'three',
        label: '三片装',
        listPriceFen: 3800,
        servesText: '2–3 人',
        weightText: '约 240 克',
        dailyCapacity: 30,
      },
      {
        code: 'six',
        label: '六片装',
        listPriceFen: 6800,
        servesText: '4–6 人',
        weightText: '约 480 克',
        dailyCapacity: 12,
      },
    ]),
  },
  {
    ...common,
    key: 'macaron',
    name: '马卡龙六枚',
    subtitle: '六色六味，减糖版',
    description:
      '覆盆子、开心果、柠檬、海盐焦糖、黑巧、紫薯，一盒六味。壳减了三成糖，外薄脆内湿软。冷藏保存，吃前回温十分钟。',
    ingredients:
      '杏仁粉、蛋白、糖粉、黄油、稀奶油、开心果、覆盆子、柠檬、黑巧克力（可可液块、可可脂、白砂糖、大豆磷脂）、紫薯粉',
    allergens: ['dairy', 'egg', 'nuts', 'soy'],
    storage: '0–4 ℃ 冷藏',
    shelfLifeHours: 168,
    tags: ['含坚果', '不含小麦粉'],
    imageKeys: ['macaron'],
    heroColour: '#F5DDE6',
    ...choiceSkus('macaron', '规格', [
      {
        code: 'six',
        label: '六枚',
        listPriceFen: 6800,
        servesText: '2–3 人',
        weightText: '约 108 克',
        dailyCapacity: 20,
      },
    ]),
  },
  {
    ...common,
    key: 'snowflake-crisp',
    name: '蔓越莓花生雪花酥',
    subtitle: '不粘牙，裹一层奶粉',
    description:
      '棉花糖、黄油和奶粉拌上花生、巴旦木、蔓越莓干，压平切块，六面都裹奶粉。不粘牙，甜得克制。花生过敏请不要选这一款。',
    ingredients:
      '棉花糖（葡萄糖浆、白砂糖、明胶）、饼干（小麦粉、黄油、白砂糖）、花生、巴旦木、蔓越莓干、全脂奶粉',
    allergens: ['dairy', 'gluten', 'nuts', 'peanut'],
    tags: ['含花生'],
    imageKeys: ['snowflake-crisp'],
    heroColour: '#F6E3E3',
    ...choiceSkus('snowflake-crisp', '规格', [
      {
        code: 'bag',
        label: '一袋',
        listPriceFen: 3800,
        servesText: '2–4 人',
        weightText: '约 200 克',
        dailyCapacity: 30,
      },
    ]),
  },
  {
    ...common,
    key: 'honey-madeleine',
    name: '蜂蜜柠檬玛德琳',
    subtitle: '贝壳小蛋糕，肚脐鼓鼓',
    description:
      '面糊里擦进整颗柠檬皮，用临安的土蜂蜜。冷面糊进热炉，背面鼓起一个圆圆的肚脐。单只独立包装，放包里当下午的救急粮。',
    ingredients: '鸡蛋、黄油、小麦粉、白砂糖、蜂蜜、柠檬、泡打粉',
    allergens: ['dairy', 'egg', 'gluten'],
    shelfLifeHours: 168,
    tags: ['独立包装'],
    imageKeys: ['honey-madeleine'],
    heroColour: '#FBE9B9',
    ...choiceSkus('honey-madeleine', '规格', [
      {
        code: 'six',
        label: '六只装',
        listPriceFen: 3900,
        servesText: '2–3 人',
        weightText: '约 180 克',
        dailyCapacity: 30,
      },
    ]),
  },
];

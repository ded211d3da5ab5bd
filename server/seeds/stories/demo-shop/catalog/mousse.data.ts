import { cakeSkus, choiceSkus } from '../sku-tables';
import type { ShelfProduct } from '../types';

const common = {
  storage: '0–4 ℃ 冷藏，取出后放 10 分钟口感最好',
  shelfLifeHours: 48,
  leadTimeMinutes: 1440,
} as const;

export const mousseCakes: readonly ShelfProduct[] = [
  {
    ...common,
    key: 'dark-chocolate-mousse',
    name: '72% 黑巧慕斯',
    subtitle: '低温乳酪芯，苦甜平衡',
    description:
      '用 72% 的厄瓜多尔黑巧做慕斯，中间藏一层乳酪芯，把苦味接住。外层淋面薄得能照出人影，顶上几颗覆盆子提酸。低温定型一整夜，所以要提前一天订。',
    ingredients:
      '黑巧克力（可可液块、可可脂、白砂糖、大豆磷脂）、稀奶油、奶油奶酪、鸡蛋、牛奶、榛子碎、小麦粉、覆盆子、明胶',
    allergens: ['dairy', 'egg', 'gluten', 'nuts', 'soy'],
    tags: ['招牌', '含坚果'],
    imageKeys: ['dark-chocolate-mousse'],
    heroColour: '#E6D5C9',
    ...cakeSkus('dark-chocolate-mousse', '甜度', { six: 19800, eight: 27800 }, [
      { code: 'standard', label: '标准' },
      { code: 'bitter', label: '更苦一点' },
    ]),
  },
  {
    ...common,
    key: 'basque',
    name: '原味巴斯克',
    subtitle: '表面焦香，中心流心',
    description:
      '230 ℃ 高温快烤，表皮焦香，中心还在晃。奶油奶酪占了一半以上，几乎不放粉。冷藏一夜后再送，切开是绵密的，回温半小时就会慢慢流下来。',
    ingredients:
      '奶油奶酪、稀奶油、鸡蛋、白砂糖、玉米淀粉、香草荚、食用盐；海盐焦糖款另含海盐焦糖（白砂糖、稀奶油）',
    allergens: ['dairy', 'egg'],
    tags: ['招牌', '不含小麦粉'],
    imageKeys: ['basque'],
    heroColour: '#F3DDAE',
    ...cakeSkus('basque', '口味', { six: 16800, eight: 23800 }, [
      { code: 'plain', label: '原味' },
      { code: 'seasalt', label: '海盐焦糖', surchargeFen: 1000 },
    ]),
  },
  {
    ...common,
    key: 'raspberry-rose-mousse',
    name: '覆盆子玫瑰慕斯',
    subtitle: '心形淋面，云南墨红玫瑰',
    description:
      '覆盆子果泥熬得很浓，底下垫一层荔枝冻，尾韵是云南墨红玫瑰。心形模具，亮面淋浆，纪念日订得最多。酸味明显，怕酸的客人请选荔枝夹心。',
    ingredients:
      '稀奶油、覆盆子果泥、荔枝、白巧克力（可可脂、全脂奶粉、白砂糖、大豆磷脂）、鸡蛋、杏仁粉、玫瑰花瓣、白砂糖、明胶',
    allergens: ['dairy', 'egg', 'nuts', 'soy'],
    tags: ['纪念日'],
    imageKeys: ['raspberry-rose-mousse'],
    heroColour: '#F7D5DB',
    ...cakeSkus('raspberry-rose-mousse', '口味', { six: 20800, eight: 28800 }, [
      { code: 'lychee', label: '荔枝夹心' },
      { code: 'berry', label: '全莓果' },
    ]),
  },
  {
    ...common,
    key: 'passionfruit-coconut-mousse',
    name: '百香果椰香慕斯',
    subtitle: '广西百香果，椰子慕斯，酸爽',
    description:
      '下面是椰子慕斯，上面是带籽的百香果冻，方方正正一块，切开黄白分明。百香果来自广西，带籽才有脆响。夏天冷吃最好。',
    ingredients: '稀奶油、椰浆、百香果、鸡蛋、白砂糖、消化饼（小麦粉、黄油、白砂糖）、明胶',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['新品', '冰镇'],
    imageKeys: ['passionfruit-coconut-mousse'],
    heroColour: '#FCE9B4',
    ...cakeSkus('passionfruit-coconut-mousse', '甜度', { six: 18800, eight: 25800 }, [
      { code: 'standard', label: '标准' },
      { code: 'sour', label: '更酸一点' },
    ]),
  },
  {
    ...common,
    key: 'tiramisu',
    name: '经典提拉米苏杯',
    subtitle: '手冲浓缩，马斯卡彭，可选无酒',
    description:
      '手指饼干浸满当天的浓缩咖啡，一层饼干一层马斯卡彭，最后筛上厚厚的可可粉。玻璃杯装，不用切。默认含少量咖啡酒，开车、孕期和小朋友请选无酒版。',
    ingredients:
      '马斯卡彭奶酪、稀奶油、鸡蛋、手指饼干（小麦粉、鸡蛋、白砂糖）、浓缩咖啡、可可粉、白砂糖；含酒版另含咖啡酒',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['含酒可选'],
    imageKeys: ['tiramisu'],
    heroColour: '#EFE0CC',
    ...choiceSkus('tiramisu', '口味', [
      {
        code: 'coffee-liqueur',
        label: '咖啡酒',
        listPriceFen: 4200,
        servesText: '1–2 人',
        weightText: '约 220 克',
      },
      {
        code: 'no-alcohol',
        label: '无酒',
        listPriceFen: 4200,
        servesText: '1–2 人',
        weightText: '约 220 克',
      },
      {
        code: 'family',
        label: '家庭装（无酒）',
        listPriceFen: 16800,
        servesText: '4–6 人',
        weightText: '约 900 克',
      },
    ]),
  },
];

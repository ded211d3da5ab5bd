import { drinkSkus } from '../sku-tables';
import type { ShelfProduct } from '../types';

const common = { storage: '现做现饮', shelfLifeHours: 4, leadTimeMinutes: 15 } as const;
const ice = [
  { code: 'ice', label: '正常冰' },
  { code: 'less-ice', label: '少冰' },
  { code: 'no-ice', label: '去冰' },
] as const;

export const drinks: readonly ShelfProduct[] = [
  {
    ...common,
    key: 'iced-latte',
    name: '冰拿铁',
    subtitle: '中深烘拼配，鲜牛奶',
    description: '云南与巴西拼配，中深烘，有坚果和黑糖的尾韵。用当天的鲜牛奶，奶咖比调得偏浓，配甜点不会淡。',
    ingredients: '鲜牛奶、浓缩咖啡、冰块',
    allergens: ['dairy'],
    tags: ['冰镇'],
    imageKeys: ['iced-latte'],
    heroColour: '#EBDBC8',
    ...drinkSkus(
      'iced-latte',
      [
        { code: 'm', label: '中杯', listPriceFen: 2200, weightText: '350 毫升' },
        { code: 'l', label: '大杯', listPriceFen: 2600, weightText: '470 毫升' },
      ],
      '冰量',
      ice,
    ),
  },
  {
    ...common,
    key: 'osmanthus-oolong',
    name: '桂花冷泡乌龙',
    subtitle: '冷泡八小时，无糖',
    description:
      '清香型乌龙冷泡八小时，涩味留在茶叶里，汤色清亮。杯口撒一撮糖渍桂花，闻着甜，喝着不甜。想要一点甜可以选三分糖。',
    ingredients: '乌龙茶、饮用水、糖渍桂花、冰块',
    allergens: [],
    tags: ['低糖', '冰镇'],
    imageKeys: ['osmanthus-oolong'],
    heroColour: '#F7E6B5',
    ...drinkSkus(
      'osmanthus-oolong',
      [{ code: 'l', label: '大杯', listPriceFen: 1800, weightText: '470 毫升' }],
      '甜度',
      [
        { code: 'no-sugar', label: '无糖' },
        { code: 'less-sugar', label: '三分糖' },
      ],
    ),
  },
  {
    ...common,
    key: 'strawberry-milk',
    name: '草莓鲜奶',
    subtitle: '手捣草莓，不用果酱',
    description:
      '半杯手捣的鲜草莓沉在杯底，倒上冰的鲜牛奶，红白分层。喝之前搅三下，颗粒会跟着上来。只用糖渍两小时的草莓，不用果酱和色素。',
    ingredients: '鲜牛奶、草莓、白砂糖、冰块',
    allergens: ['dairy'],
    tags: ['招牌', '冰镇'],
    imageKeys: ['strawberry-milk'],
    heroColour: '#FADDE0',
    ...drinkSkus(
      'strawberry-milk',
      [
        { code: 'm', label: '中杯', listPriceFen: 2200, weightText: '350 毫升' },
        { code: 'l', label: '大杯', listPriceFen: 2600, weightText: '470 毫升' },
      ],
      '冰量',
      ice,
    ),
  },
  {
    ...common,
    key: 'hot-cocoa',
    name: '棉花糖热可可',
    subtitle: '64% 黑巧现化，暖手',
    description:
      '不用冲剂，一杯化三十克 64% 黑巧，加鲜牛奶小火搅到冒泡。顶上两颗烤过的棉花糖，慢慢化进去。很浓，建议两个人分一杯配可颂。',
    ingredients: '鲜牛奶、黑巧克力（可可液块、可可脂、白砂糖、大豆磷脂）、棉花糖（葡萄糖浆、白砂糖、明胶）',
    allergens: ['dairy', 'soy'],
    tags: ['热饮'],
    imageKeys: ['hot-cocoa'],
    heroColour: '#E9D5C6',
    ...drinkSkus(
      'hot-cocoa',
      [{ code: 'm', label: '中杯', listPriceFen: 2400, weightText: '300 毫升' }],
      '甜度',
      [
        { code: 'standard', label: '标准' },
        { code: 'less', label: '少甜' },
      ],
    ),
  },
  {
    ...common,
    key: 'passion-lemon-soda',
    name: '百香果柠檬气泡水',
    subtitle: '广西百香果，安岳柠檬',
    description: '半颗百香果、三片安岳柠檬、一枝薄荷，倒满气泡水。酸得醒神，吃完奶油蛋糕来一口刚好。',
    ingredients: '气泡水、百香果、柠檬、白砂糖、薄荷叶、冰块',
    allergens: [],
    tags: ['冰镇'],
    imageKeys: ['passion-lemon-soda'],
    heroColour: '#FBEDB0',
    ...drinkSkus(
      'passion-lemon-soda',
      [{ code: 'l', label: '大杯', listPriceFen: 1900, weightText: '470 毫升' }],
      '冰量',
      ice.slice(0, 2),
    ),
  },
];

import { cakeSkus, choiceSkus } from '../sku-tables';
import type { ShelfProduct } from '../types';

const storage = '0–4 ℃ 冷藏，离开冷柜后 2 小时内食用';
const common = { storage, shelfLifeHours: 24, leadTimeMinutes: 240 } as const;

export const birthdayCakes: readonly ShelfProduct[] = [
  {
    ...common,
    key: 'strawberry-cloud',
    name: '草莓云朵奶油蛋糕',
    subtitle: '轻甜动物奶油，当日草莓，三层戚风',
    description:
      '三层鲜蛋戚风夹着整颗切半的草莓，外面抹一层打到七分发的动物奶油，像云一样轻。草莓每天清早到店，红透的才上顶。甜度比常见奶油蛋糕低三成，老人小孩都吃得下第二块。',
    ingredients: '稀奶油、草莓、鸡蛋、小麦粉、白砂糖、牛奶、玉米油、香草荚、食用盐；开心果脆夹心另含开心果',
    allergens: ['dairy', 'egg', 'gluten', 'nuts'],
    tags: ['招牌', '可写字'],
    imageKeys: ['strawberry-cloud', 'strawberry-cloud-slice'],
    heroColour: '#F7DADF',
    ...cakeSkus('strawberry-cloud', '夹心', { six: 19800, eight: 26800, ten: 35800 }, [
      { code: 'fresh', label: '草莓鲜果' },
      { code: 'pistachio', label: '开心果脆', surchargeFen: 800 },
      { code: 'seasalt', label: '海盐奶油' },
    ]),
  },
  {
    ...common,
    key: 'mango-pomelo',
    name: '杨枝甘露蛋糕',
    subtitle: '台芒、红柚与椰香戚风',
    description:
      '把一碗杨枝甘露做成了蛋糕：椰香戚风、芒果奶油、整块台农芒果丁，再撒一把手剥红柚。芒果选七分软三分脆的，咬得到汁水。夏天卖得最快的一款。',
    ingredients: '稀奶油、台农芒果、红柚、椰浆、鸡蛋、小麦粉、白砂糖、牛奶、玉米油、西米',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['招牌', '可写字'],
    imageKeys: ['mango-pomelo', 'mango-pomelo-slice'],
    heroColour: '#FBE3B8',
    ...cakeSkus('mango-pomelo', '夹心', { six: 21800, eight: 29800, ten: 38800 }, [
      { code: 'mango', label: '芒果鲜果' },
      { code: 'sago', label: '西米椰冻' },
    ]),
  },
  {
    ...common,
    key: 'pink-birthday',
    name: '粉云生日奶油蛋糕',
    subtitle: '圆胖的粉奶油，手挤裱花一圈',
    description:
      '最像「生日蛋糕」的生日蛋糕。草莓汁调出的淡粉奶油，手挤一圈小奶花，顶上留了一大块空地给祝福的话。附蜡烛和餐具，到家就能吹。',
    ingredients: '稀奶油、鸡蛋、小麦粉、草莓果泥、白砂糖、牛奶、玉米油、甜菜红、香草荚',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['可写字', '送蜡烛'],
    imageKeys: ['pink-birthday'],
    heroColour: '#FBE4E6',
    ...cakeSkus('pink-birthday', '夹心', { six: 18800, eight: 25800, ten: 33800 }, [
      { code: 'strawberry', label: '草莓果泥' },
      { code: 'vanilla', label: '香草奶冻' },
    ]),
  },
  {
    ...common,
    key: 'red-velvet',
    name: '红丝绒乳酪蛋糕',
    subtitle: '红曲可可坯，奶油奶酪夹层',
    description:
      '红曲和可可烤出的绒面蛋糕坯，切开是一层红一层白。奶油奶酪里加了一点柠檬汁，酸得干净，不腻口。适合喜欢扎实口感的人。',
    ingredients: '奶油奶酪、稀奶油、小麦粉、鸡蛋、白砂糖、黄油、牛奶、可可粉、红曲粉、柠檬汁',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['可写字'],
    imageKeys: ['red-velvet', 'red-velvet-slice'],
    heroColour: '#F2D3D0',
    ...cakeSkus('red-velvet', '甜度', { six: 20800, eight: 28800, ten: 37800 }, [
      { code: 'standard', label: '标准' },
      { code: 'less', label: '七分甜' },
    ]),
  },
  {
    ...common,
    key: 'black-forest',
    name: '黑森林樱桃蛋糕',
    subtitle: '酸樱桃、黑巧碎、轻奶油',
    description:
      '可可戚风刷一遍樱桃糖浆，夹进整颗去核酸樱桃，外面裹满现刨的 65% 黑巧碎。默认版用樱桃汁代替樱桃酒，小朋友也能吃；想要老味道，选「樱桃酒」。',
    ingredients:
      '稀奶油、酸樱桃、黑巧克力（可可液块、可可脂、白砂糖、大豆磷脂）、鸡蛋、小麦粉、可可粉、玉米油、牛奶；樱桃酒版另含樱桃酒',
    allergens: ['dairy', 'egg', 'gluten', 'soy'],
    tags: ['可写字'],
    imageKeys: ['black-forest', 'black-forest-slice'],
    heroColour: '#EBD9CD',
    ...cakeSkus('black-forest', '口味', { six: 20800, eight: 28800, ten: 37800 }, [
      { code: 'juice', label: '樱桃汁' },
      { code: 'kirsch', label: '樱桃酒', surchargeFen: 1000 },
    ]),
  },
  {
    ...common,
    key: 'taro-mochi',
    name: '芋泥麻薯蛋糕',
    subtitle: '荔浦芋头手捣，麻薯会拉丝',
    description:
      '荔浦芋头蒸透后手工捣成泥，留一点颗粒；中间是当天煮的麻薯，切下去会拉丝。顶上用芋泥挤出小山，撒椰蓉。冷藏后麻薯会变硬，请当天吃完。',
    ingredients:
      '荔浦芋头、稀奶油、鸡蛋、小麦粉、糯米粉、白砂糖、牛奶、黄油、紫薯粉、椰蓉；咸蛋黄麻薯另含咸蛋黄',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['新品', '可写字'],
    imageKeys: ['taro-mochi', 'taro-mochi-slice'],
    heroColour: '#E7DEEC',
    ...cakeSkus('taro-mochi', '夹心', { six: 20800, eight: 27800, ten: 36800 }, [
      { code: 'mochi', label: '原味麻薯' },
      { code: 'yolk', label: '咸蛋黄麻薯', surchargeFen: 1000 },
    ]),
  },
  {
    ...common,
    key: 'muscat-jasmine',
    name: '低糖希腊酸奶青提茉莉双层生日奶油蛋糕',
    subtitle: '茉莉茶坯，阳光青提满铺',
    description:
      '茉莉绿茶磨粉烤进蛋糕坯，夹层是滤过乳清的希腊酸奶奶油，酸得很轻。顶上铺满切半的阳光青提，一颗一颗码齐。糖只用了常规的一半，靠青提自己的甜。',
    ingredients: '稀奶油、希腊酸奶、阳光青提、鸡蛋、小麦粉、赤藓糖醇、白砂糖、茉莉绿茶粉、玉米油',
    allergens: ['dairy', 'egg', 'gluten'],
    tags: ['低糖', '可写字'],
    imageKeys: ['muscat-jasmine'],
    heroColour: '#E1EDDC',
    ...cakeSkus('muscat-jasmine', '甜度', { six: 23800, eight: 31800, ten: 41800 }, [
      { code: 'half', label: '五分甜' },
      { code: 'third', label: '三分甜' },
    ]),
  },
  {
    ...common,
    key: 'cocoa-bear',
    name: '小熊可可儿童蛋糕',
    subtitle: '会笑的小熊，不加色素',
    description:
      '一只圆脸小熊，毛是可可奶油一小撮一小撮挤出来的，鼻子是黑巧。里面是香蕉和可可戚风，不加色素、不加酒，三岁以上的小朋友可以放心吃。',
    ingredients:
      '稀奶油、鸡蛋、香蕉或草莓、小麦粉、可可粉、白砂糖、牛奶、玉米油、黑巧克力（可可液块、可可脂、白砂糖、大豆磷脂）',
    allergens: ['dairy', 'egg', 'gluten', 'soy'],
    tags: ['儿童', '可写字'],
    imageKeys: ['cocoa-bear'],
    heroColour: '#F1DFC8',
    ...cakeSkus('cocoa-bear', '夹心', { six: 21800, eight: 28800 }, [
      { code: 'banana', label: '香蕉' },
      { code: 'strawberry', label: '草莓' },
    ]),
  },
  {
    ...common,
    key: 'wedding-three-tier',
    name: '三层定制婚礼蛋糕',
    subtitle: '6+8+12 寸，含上门搭建',
    description:
      '三层真蛋糕，不用假体：香草、伯爵、柠檬三种坯各占一层。糖花由店里的裱花师手工做，可以按婚礼主色调配。请至少提前三天沟通，价格含市区上门搭建和切蛋糕刀。',
    ingredients:
      '稀奶油、鸡蛋、小麦粉、白砂糖、黄油、牛奶、柠檬、伯爵红茶、香草荚、翻糖（白砂糖、葡萄糖浆、明胶）',
    allergens: ['dairy', 'egg', 'gluten'],
    leadTimeMinutes: 4320,
    tags: ['定制', '提前 3 天'],
    imageKeys: ['wedding-three-tier'],
    heroColour: '#F4E8D6',
    ...choiceSkus('wedding-three-tier', '配色', [
      {
        code: 'ivory',
        label: '象牙白',
        listPriceFen: 388800,
        servesText: '50–60 人',
        weightText: '约 9 千克',
      },
      {
        code: 'blush',
        label: '浅玫瑰',
        listPriceFen: 388800,
        servesText: '50–60 人',
        weightText: '约 9 千克',
      },
    ]),
  },
];

import type { CustomerSeed } from './types';

const nicknames: Readonly<Record<string, string>> = {
  wulin:
    '林晓 阿茶 半糖少冰 周周 Momo 小满 武林门老王 九月 橘子汽水 陈大福 一颗栗子 云朵妈妈 Sunny 沐沐 苏打 南山路散步 清欢 梨子 方同学 十一 豆豆爸',
  xixi: '西溪阿May 芦苇 桃桃乌龙 小鹿 程序员小赵 晚风 七七 糯米 Lily 何处风来 星期五 圆圆妈 木木 柚子茶 蒋老师 鱼儿 阿布 夏天的风 果果 朵朵麻麻',
  binjiang:
    '滨江打工人 Kevin 小叶子 江边跑步 奶黄包 阿紫 雨田 一一 团团 Yuki 小钱 芝麻 加班少女 阿泽 大白 暖暖 莫莫 钱塘潮 皮皮',
};

/** Sixty invented people who order in the demo shop's history, each with the store she usually goes to. */
export const historyCustomers: readonly CustomerSeed[] = Object.entries(nicknames).flatMap(
  ([storeKey, names]) => names.split(' ').map((nickname) => ({ nickname, storeKey })),
);

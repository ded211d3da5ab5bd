import { PAYMENT_WINDOW_MINUTES } from '@tianpu/shared/orders';

export type AgreementName = '预订与退改规则' | '食品安全与过敏提示';

/** What the customer agrees to when she orders. The rules say what the system does, not more and not less. */
export const AGREEMENTS: readonly {
  name: AgreementName;
  clauses: readonly { title: string; text: string }[];
}[] = [
  {
    name: '预订与退改规则',
    clauses: [
      {
        title: '付款',
        text: `提交后 ${PAYMENT_WINDOW_MINUTES} 分钟内付款，时间和蛋糕都替您留着。过时没付，订单自动关闭；晚到的款会全额原路退回。`,
      },
      {
        title: '取消',
        text: '门店开始制作前，您可以在订单里自己取消，实付金额全额原路退回。开始制作后，请联系门店处理。',
      },
      {
        title: '取货',
        text: '请在选好的时段凭取货码到店。晚到没关系，当天打烊前都替您留着；要改天请提前打电话。',
      },
      {
        title: '外送',
        text: '骑手按选好的时段送到，当面交接。请当面看一下蛋糕，有磕碰请当场告诉骑手或门店。',
      },
    ],
  },
  {
    name: '食品安全与过敏提示',
    clauses: [
      {
        title: '过敏原',
        text: '每款商品页都写了所含过敏原。门店同一间厨房里会用到奶、蛋、小麦、坚果、花生、大豆和芝麻，不能保证完全没有痕量。',
      },
      { title: '保存', text: '奶油蛋糕请在 2 小时内放进冰箱，0–5 ℃ 冷藏，24 小时内吃完；面包当天吃最好。' },
      { title: '特别提醒', text: '孕妇、婴幼儿和过敏体质请先看清配料，不确定就打电话问门店。' },
    ],
  },
];

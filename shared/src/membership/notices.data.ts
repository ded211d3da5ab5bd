import type { EnrolmentNotice } from './enrolment';

/**
 * Every text a person was ever asked to agree to when joining. A published text is never edited: a change is a new
 * version after the old one, so that a consent can be read word for word years later.
 */
export const ENROLMENT_NOTICES: readonly EnrolmentNotice[] = [
  {
    purpose: 'membership',
    version: '2026-01',
    title: '甜铺会员说明',
    required: true,
    text: [
      '加入会员后，我们会处理以下信息，用于下面写明的用途：',
      '一、处理什么：您的微信小程序标识、订单金额与时间、积分与优惠券的收支、您使用的会员权益。',
      '二、用来做什么：计算会员等级、积分和优惠，发放并核销权益，向您展示会员中心。不用于向您显示与同等级会员不同的价格。',
      '三、保存多久：会员期间保存；您退出会员后，除依法须保留的交易记录外，在 15 个工作日内删除或匿名化。',
      '四、给谁：只由本店及为本店提供系统服务的受托方处理，不向他人出售或提供。',
      '五、您的权利：可以随时在“我的—会员设置”查看、更正、复制或删除信息，撤回同意或退出会员；撤回不影响此前的处理，也不影响您正常下单。',
      '六、积分与等级：积分自获得当月起 12 个月后的月末到期；等级按近 12 个月的有效消费计算，退款不计入。规则变更会提前公示。',
    ].join('\n'),
  },
  {
    purpose: 'birthday',
    version: '2026-01',
    title: '生日礼遇（可不填）',
    required: false,
    text: [
      '如果您填写生日（只需月和日，不需要年份），我们会在生日前 3 天发放生日礼遇，并在当天送上祝福。',
      '您可以为家人记录生日；填写未满十四周岁孩子的生日，须由监护人填写并确认。',
      '不填写不影响其他会员权益；随时可以在“家人生日”里修改或删除。',
    ].join('\n'),
  },
  {
    purpose: 'marketing',
    version: '2026-01',
    title: '优惠通知（可不选）',
    required: false,
    text: '同意后，我们会通过微信服务通知等方式，向您发送新品和优惠信息。不同意不影响下单和会员权益；随时可以在“会员设置”关闭，与打开一样方便。',
  },
];

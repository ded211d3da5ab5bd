import type { ShopDate } from '@tianpu/shared/api';
import birthdayPicture from '@/assets/hero-birthday.png';
import moonPicture from '@/assets/hero-mid-autumn.png';
import newYearPicture from '@/assets/new-year-box.png';

export interface Season {
  /** `MM-DD`, first and last day; a season may run over the new year. */
  from: string;
  to: string;
  eyebrow: string;
  headline: readonly [string, string];
  text: string;
  /** Product the button opens, and whose price is shown, when the store sells it. */
  productKey: string;
  button: string;
  picture: string;
  colours: { ground: string; outer: string; inner: string; text: string };
}

const honey = { ground: '#F4D79B', outer: '#FBEBC9', inner: '#FDF3DC', text: '#6B4A1C' };
const rose = { ground: '#F3CFCB', outer: '#F9E3E0', inner: '#FDF1EE', text: '#74383B' };

/** The year in the shop window. The first season that covers the day is shown; the last covers every day. */
export const SEASONS: readonly [...Season[], Season] = [
  {
    from: '08-20',
    to: '10-08',
    eyebrow: '中秋 · 桂花季',
    headline: ['月圆了，', '分一口甜'],
    text: '桂花月饼礼盒，现烤现装',
    productKey: 'osmanthus-moon-box',
    button: '预订礼盒',
    picture: moonPicture,
    colours: honey,
  },
  {
    from: '12-15',
    to: '02-20',
    eyebrow: '新年 · 团圆季',
    headline: ['年味到了，', '先甜一口'],
    text: '一家人围着分的新年礼盒',
    productKey: 'new-year-box',
    button: '预订礼盒',
    picture: newYearPicture,
    colours: rose,
  },
  {
    from: '02-21',
    to: '05-31',
    eyebrow: '春天 · 草莓季',
    headline: ['草莓红了，', '云朵更软'],
    text: '当天到店的草莓，当天的奶油',
    productKey: 'strawberry-cloud',
    button: '订这一只',
    picture: birthdayPicture,
    colours: rose,
  },
  {
    from: '01-01',
    to: '12-31',
    eyebrow: '甜铺 · 现做蛋糕',
    headline: ['今天也要，', '分一口甜'],
    text: '草莓云朵蛋糕，下单现做',
    productKey: 'strawberry-cloud',
    button: '订这一只',
    picture: birthdayPicture,
    colours: honey,
  },
];

/** The season of a shop date. Example: `2026-09-18` is 桂花季; `2027-01-02` lies in the one from 12-15 to 02-20. */
export function seasonOn(on: ShopDate): Season {
  const day = on.slice(5);
  const covers = ({ from, to }: Season) => (from <= to ? day >= from && day <= to : day >= from || day <= to);
  return SEASONS.find(covers) ?? SEASONS[SEASONS.length - 1] ?? SEASONS[0];
}

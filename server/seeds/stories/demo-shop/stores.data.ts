import type { MinuteRange } from '@tianpu/shared/api';
import { DAY_MINUTES, parseClock } from '@tianpu/shared/time';
import type { StoreSeed } from './types';

/**
 * Opening ranges of one weekday as they stand on the door.
 * Example: `open('08:30-12:00', '13:30-21:00')` is 510–720 and 810–1260 minutes.
 */
function open(...ranges: string[]): MinuteRange[] {
  return ranges.map((range) => {
    const [fromMinute = null, toMinute = null] = range.split('-').map(parseClock);
    if (fromMinute === null || toMinute === null || toMinute > DAY_MINUTES) {
      throw new RangeError(`not an opening range: ${range}`);
    }
    return { fromMinute, toMinute };
  });
}

const cityBands = [
  { uptoMeters: 2000, feeFen: 600 },
  { uptoMeters: 4000, feeFen: 900 },
  { uptoMeters: 6000, feeFen: 1400 },
];

/** Three stores in Hangzhou. Their hours differ on purpose: a late Monday, a midday break, a short Sunday. */
export const demoStores: readonly StoreSeed[] = [
  {
    key: 'wulin',
    name: '武林店',
    address: '浙江省杭州市拱墅区延安路 468 号武林里 1 楼 108 铺',
    phone: '0571-85061208',
    latitude: 30.27184,
    longitude: 120.16392,
    hours: {
      weekly: [
        open('08:00-21:30'),
        open('07:30-21:30'),
        open('07:30-21:30'),
        open('07:30-21:30'),
        open('07:30-21:30'),
        open('07:30-22:00'),
        open('08:00-22:00'),
      ],
      exceptions: [],
    },
    delivery: { radiusMeters: 6000, minimumGoodsFen: 3000, freeFromFen: 19900, bands: cityBands },
    slotRule: { capacity: { pickup: 8, delivery: 4 } },
    notice: '每天 7:30 与 14:00 两炉可颂。周末取蛋糕的人多，建议提前一天约好时段。',
    sortOrder: 10,
  },
  {
    key: 'xixi',
    name: '西溪店',
    address: '浙江省杭州市西湖区文二西路 551 号西溪花园商业街 12 号',
    phone: '0571-88932617',
    latitude: 30.28436,
    longitude: 120.08127,
    hours: {
      weekly: [
        open('08:30-20:30'),
        open('12:00-20:00'),
        open('08:30-21:00'),
        open('08:30-12:00', '13:30-21:00'),
        open('08:30-21:00'),
        open('08:30-21:30'),
        open('08:30-21:30'),
      ],
      exceptions: [],
    },
    delivery: {
      radiusMeters: 5000,
      minimumGoodsFen: 3000,
      freeFromFen: 19900,
      bands: [
        { uptoMeters: 2500, feeFen: 700 },
        { uptoMeters: 5000, feeFen: 1200 },
      ],
    },
    slotRule: { capacity: { pickup: 6, delivery: 3 } },
    notice: '周一中午 12 点开门，周三 12:00–13:30 盘点休息。门口可临停 15 分钟取货。',
    sortOrder: 20,
  },
  {
    key: 'binjiang',
    name: '滨江店',
    address: '浙江省杭州市滨江区江南大道 228 号星光大道二期 B1-06',
    phone: '0571-86695533',
    latitude: 30.20651,
    longitude: 120.20938,
    hours: {
      weekly: [
        open('10:00-20:00'),
        open('07:30-21:00'),
        open('07:30-21:00'),
        open('07:30-21:00'),
        open('07:30-21:00'),
        open('07:30-21:30'),
        open('09:00-21:30'),
      ],
      exceptions: [],
    },
    delivery: { radiusMeters: 6000, minimumGoodsFen: 4000, freeFromFen: 22900, bands: cityBands },
    slotRule: { capacity: { pickup: 6, delivery: 4 } },
    notice: '从地铁 1 号线滨和路站 C 口进，左手第三家。工作日 17:30 后取货请走 B1 侧门。',
    sortOrder: 30,
  },
];

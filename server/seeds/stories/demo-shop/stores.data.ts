import type { DeliveryFeeStep, OpeningInterval, StoreSeed } from './types';

const allDay = (opensAt: string, closesAt: string): OpeningInterval[] => [{ opensAt, closesAt }];

const cityFeeSteps: readonly DeliveryFeeStep[] = [
  { upToMeters: 2000, feeFen: 600 },
  { upToMeters: 4000, feeFen: 900 },
  { upToMeters: 6000, feeFen: 1400 },
];

/** Three stores in Hangzhou. Their hours differ on purpose: late Monday, a midday break, a short Sunday. */
export const demoStores: readonly StoreSeed[] = [
  {
    key: 'wulin',
    name: '武林店',
    province: '浙江省',
    city: '杭州市',
    district: '拱墅区',
    street: '延安路 468 号武林里 1 楼 108 铺',
    phone: '0571-85061208',
    latitude: 30.27184,
    longitude: 120.16392,
    openingHours: {
      1: allDay('07:30', '21:30'),
      2: allDay('07:30', '21:30'),
      3: allDay('07:30', '21:30'),
      4: allDay('07:30', '21:30'),
      5: allDay('07:30', '22:00'),
      6: allDay('08:00', '22:00'),
      7: allDay('08:00', '21:30'),
    },
    delivery: { radiusMeters: 6000, minimumOrderFen: 3000, freeFromFen: 19900, feeSteps: cityFeeSteps },
    slotMinutes: 30,
    slotCapacity: { pickup: 8, delivery: 4 },
    notice: '每天 7:30 与 14:00 两炉可颂。周末取蛋糕的人多，建议提前一天约好时段。',
  },
  {
    key: 'xixi',
    name: '西溪店',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    street: '文二西路 551 号西溪花园商业街 12 号',
    phone: '0571-88932617',
    latitude: 30.28436,
    longitude: 120.08127,
    openingHours: {
      1: allDay('12:00', '20:00'),
      2: allDay('08:30', '21:00'),
      3: [
        { opensAt: '08:30', closesAt: '12:00' },
        { opensAt: '13:30', closesAt: '21:00' },
      ],
      4: allDay('08:30', '21:00'),
      5: allDay('08:30', '21:30'),
      6: allDay('08:30', '21:30'),
      7: allDay('08:30', '20:30'),
    },
    delivery: {
      radiusMeters: 5000,
      minimumOrderFen: 3000,
      freeFromFen: 19900,
      feeSteps: [
        { upToMeters: 2500, feeFen: 700 },
        { upToMeters: 5000, feeFen: 1200 },
      ],
    },
    slotMinutes: 30,
    slotCapacity: { pickup: 6, delivery: 3 },
    notice: '周一中午 12 点开门，周三 12:00–13:30 盘点休息。门口可临停 15 分钟取货。',
  },
  {
    key: 'binjiang',
    name: '滨江店',
    province: '浙江省',
    city: '杭州市',
    district: '滨江区',
    street: '江南大道 228 号星光大道二期 B1-06',
    phone: '0571-86695533',
    latitude: 30.20651,
    longitude: 120.20938,
    openingHours: {
      1: allDay('07:30', '21:00'),
      2: allDay('07:30', '21:00'),
      3: allDay('07:30', '21:00'),
      4: allDay('07:30', '21:00'),
      5: allDay('07:30', '21:30'),
      6: allDay('09:00', '21:30'),
      7: allDay('10:00', '20:00'),
    },
    delivery: { radiusMeters: 6000, minimumOrderFen: 4000, freeFromFen: 22900, feeSteps: cityFeeSteps },
    slotMinutes: 30,
    slotCapacity: { pickup: 6, delivery: 4 },
    notice: '从地铁 1 号线滨和路站 C 口进，左手第三家。工作日 17:30 后取货请走 B1 侧门。',
  },
];

/** Where the demo shop's riders rang: invented doors, each within two kilometres of its store (GCJ-02 degrees). */
export interface DoorstepSeed {
  storeKey: string;
  address: string;
  detail: string;
  latitude: number;
  longitude: number;
}

export const doorsteps: readonly DoorstepSeed[] = [
  {
    storeKey: 'wulin',
    address: '拱墅区体育场路 358 号',
    detail: '2 幢 1 单元 602',
    latitude: 30.2752,
    longitude: 120.1681,
  },
  {
    storeKey: 'wulin',
    address: '拱墅区中山北路 561 号',
    detail: '9 楼前台',
    latitude: 30.2689,
    longitude: 120.1702,
  },
  {
    storeKey: 'wulin',
    address: '西湖区保俶路 86 号',
    detail: '3 幢 401',
    latitude: 30.2671,
    longitude: 120.1533,
  },
  {
    storeKey: 'xixi',
    address: '西湖区文二西路 688 号',
    detail: '5 幢 1203',
    latitude: 30.2861,
    longitude: 120.0748,
  },
  {
    storeKey: 'xixi',
    address: '西湖区古翠路 96 号',
    detail: '1 单元 302',
    latitude: 30.2836,
    longitude: 120.0921,
  },
  {
    storeKey: 'xixi',
    address: '西湖区文三西路 118 号',
    detail: 'B 座 1506',
    latitude: 30.2795,
    longitude: 120.0862,
  },
  {
    storeKey: 'binjiang',
    address: '滨江区江南大道 518 号',
    detail: '兴耀大厦 17 楼',
    latitude: 30.2099,
    longitude: 120.2017,
  },
  {
    storeKey: 'binjiang',
    address: '滨江区滨盛路 1870 号',
    detail: '2 幢 2201',
    latitude: 30.2143,
    longitude: 120.2122,
  },
  {
    storeKey: 'binjiang',
    address: '滨江区春晓路 529 号',
    detail: '江南星座 1 幢 805',
    latitude: 30.2021,
    longitude: 120.2151,
  },
];

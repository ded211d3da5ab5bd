import type { ChosenPlace } from '@/platform';

/**
 * Neighbourhoods offered in a browser, where WeChat's own map is missing (GCJ-02, like the stores). In WeChat the
 * customer picks any point on the map and this list is not shown.
 */
export const KNOWN_PLACES: readonly ChosenPlace[] = [
  { name: '武林广场', address: '杭州市拱墅区体育场路', latitude: 30.2743, longitude: 120.1633 },
  { name: '中大凤起广场', address: '杭州市拱墅区凤起路 199 号', latitude: 30.2622, longitude: 120.1689 },
  { name: '湖滨银泰', address: '杭州市上城区东坡路 7 号', latitude: 30.2556, longitude: 120.1643 },
  { name: '黄龙时代广场', address: '杭州市西湖区学院路 77 号', latitude: 30.2706, longitude: 120.1305 },
  { name: '城西银泰城', address: '杭州市拱墅区丰潭路 380 号', latitude: 30.3008, longitude: 120.1107 },
  { name: '西溪花园', address: '杭州市西湖区文二西路 551 号', latitude: 30.2849, longitude: 120.0801 },
  { name: '西溪印象城', address: '杭州市余杭区五常大道 1 号', latitude: 30.2487, longitude: 120.0469 },
  { name: '滨江宝龙城', address: '杭州市滨江区滨盛路 3867 号', latitude: 30.1802, longitude: 120.1553 },
  { name: '星光大道', address: '杭州市滨江区江南大道 228 号', latitude: 30.2071, longitude: 120.2101 },
  { name: '奥体印象城', address: '杭州市萧山区博奥路 1658 号', latitude: 30.2288, longitude: 120.2378 },
];

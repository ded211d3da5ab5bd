export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/menu/index',
    'pages/orders/index',
    'pages/member/index',
    'pages/me/index',
  ],
  subPackages: [
    { root: 'subpackages/product', pages: ['product/index'] },
    { root: 'subpackages/checkout', pages: ['checkout/index', 'pay-result/index'] },
    { root: 'subpackages/order', pages: ['detail/index'] },
    {
      root: 'subpackages/member',
      pages: [
        'join/index',
        'tiers/index',
        'growth/index',
        'points/index',
        'statement/index',
        'birthdays/index',
        'referral/index',
        'poster/index',
        'invited/index',
        'coupons/index',
        'my-coupons/index',
      ],
    },
    { root: 'subpackages/staff', pages: ['sign-in/index', 'today/index', 'verify/index'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['subpackages/product'] },
    'pages/member/index': { network: 'all', packages: ['subpackages/member'] },
    'pages/menu/index': { network: 'all', packages: ['subpackages/product', 'subpackages/checkout'] },
  },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '甜铺',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#FFFBF5',
    backgroundColor: '#FFFBF5',
    backgroundColorTop: '#FFFBF5',
    backgroundColorBottom: '#FFFBF5',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#7C6858',
    selectedColor: '#B4344A',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      tab('home', '首页'),
      tab('menu', '点单'),
      tab('orders', '订单'),
      tab('member', '会员'),
      tab('me', '我的'),
    ],
  },
  permission: {
    'scope.userLocation': { desc: '用来告诉您离哪家门店最近' },
  },
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
});

function tab(name: string, text: string) {
  return {
    pagePath: `pages/${name}/index`,
    text,
    iconPath: `assets/tab/${name}.png`,
    selectedIconPath: `assets/tab/${name}-on.png`,
  };
}

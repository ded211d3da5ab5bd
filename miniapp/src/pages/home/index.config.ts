export default definePageConfig({
  navigationBarTitleText: '甜铺',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  backgroundColorTop: '#F4D79B',
});

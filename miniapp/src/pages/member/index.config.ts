export default definePageConfig({
  navigationBarTitleText: '会员',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  backgroundColor: '#FBF3E7',
  backgroundColorTop: '#FBF3E7',
});

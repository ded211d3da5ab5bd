export default definePageConfig({ navigationBarTitleText: '等级对比' });

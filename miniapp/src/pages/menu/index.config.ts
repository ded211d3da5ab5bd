export default definePageConfig({ navigationBarTitleText: '点单', disableScroll: true });

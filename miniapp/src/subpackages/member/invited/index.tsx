import { Image, View } from '@tarojs/components';
import cake from '@/assets/strawberry-cloud.png';
import { Button, Doily, NavBar, Page, Skeleton } from '@/components';
import './invited.scss';
import { useInvited } from './use-invited';

/** What a friend sees who opens an invitation. */
export default function InvitedPage() {
  const page = useInvited();
  const { accepted } = page;
  return (
    <Page className="invited">
      <NavBar title="好友邀请" canGoBack />
      <View className="invited__stage">
        <Doily tone="rose" className="invited__doily" />
        <Image className="invited__cake" src={cake} mode="aspectFit" />
      </View>
      <View className="invited__words">
        {page.isPending ? (
          <>
            <Skeleton width="220px" height="30px" />
            <Skeleton width="260px" height="18px" />
          </>
        ) : accepted ? (
          <>
            <View className="invited__title">{accepted.inviterNameMasked}请您分一口甜</View>
            <View className="invited__text">{accepted.offerText}</View>
          </>
        ) : (
          <>
            <View className="invited__title">欢迎来甜铺</View>
            <View className="invited__text">{page.refusal}</View>
          </>
        )}
      </View>
      <View className="invited__buttons">
        {accepted && !page.isMember ? (
          <Button block onTap={page.join}>
            加入会员，收下礼物
          </Button>
        ) : (
          <Button block loading={page.isPending} onTap={page.order}>
            去点单
          </Button>
        )}
        <Button kind="text" block onTap={page.home}>
          先看看首页
        </Button>
      </View>
    </Page>
  );
}

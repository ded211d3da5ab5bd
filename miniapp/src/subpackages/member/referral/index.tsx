import { Image, View } from '@tarojs/components';
import { Button, Card, Icon, NavBar, Notice, Page } from '@/components';
import { ErrorState } from '@/features/error-state';
import { Candles } from '@/features/referral';
import { isH5, mediaUrl } from '@/platform';
import { ListSkeleton } from '../parts/list-skeleton';
import './referral.scss';
import type { InviteeRow, ReferralView } from './referral.view';
import { useReferral } from './use-referral';

type Referral = ReturnType<typeof useReferral>;

export default function ReferralPage() {
  const page = useReferral();
  return (
    <Page tone="sand" className="referral">
      <NavBar title="邀请好友" canGoBack tone="sand" />
      {page.error ? (
        <ErrorState error={page.error} what="邀请记录" onRetry={page.retry} />
      ) : page.view ? (
        <Body page={page} view={page.view} />
      ) : (
        <ListSkeleton rows={3} height="180px" />
      )}
    </Page>
  );
}

function Body({ page, view }: { page: Referral; view: ReferralView }) {
  return (
    <>
      <Card>
        <View className="referral__head">
          <View className="referral__title">邀好友，点蜡烛</View>
          <View className="referral__text">{view.summary}</View>
        </View>
        <Candles counted={view.counted} />
        <View className="referral__steps">
          {view.steps.map((step) => (
            <View key={step.count} className={`referral-step referral-step--${step.state}`}>
              <View className="referral-step__count">{step.count} 位</View>
              <View className="referral-step__label">{step.label}</View>
              <View className="referral__text">{step.text}</View>
            </View>
          ))}
        </View>
        {view.blockedText && (
          <View className="referral__blocked">
            <Notice tone="honey" icon="info" title={view.blockedText} />
          </View>
        )}
        <View className="referral__buttons">
          <Button
            className="referral__button"
            icon="share"
            onTap={page.shareInBrowser}
            native={isH5 ? undefined : { openType: 'share' }}
          >
            邀请好友
          </Button>
          <Button className="referral__button" kind="secondary" icon="qr" onTap={page.openPoster}>
            做张海报
          </Button>
        </View>
        <View className="referral__code" ariaRole="button" ariaLabel="复制邀请码" onClick={page.copyCode}>
          我的邀请码 {page.code}
          <Icon name="copy" size={16} />
        </View>
      </Card>
      <Card title="怎么算数">
        <View className="referral__rule">好友通过您的码第一次来，先领新客礼，首单 9 折。</View>
        <View className="referral__rule">好友首单取走、7 天没退款，就点亮一支；注册、分享不算。</View>
        <View className="referral__rule">自己邀自己、互相邀请不算；已经得到的奖励不收回。</View>
      </Card>
      <Card title="谁来过了">
        {view.invitees.length === 0 ? (
          <View className="referral__text">还没有好友来过。发给爱吃甜的那一位吧。</View>
        ) : (
          view.invitees.map((invitee) => <Invitee key={invitee.key} invitee={invitee} />)
        )}
      </Card>
    </>
  );
}

function Invitee({ invitee }: { invitee: InviteeRow }) {
  return (
    <View className="invitee">
      <View className={`invitee__face ${invitee.isCounted ? 'invitee__face--counted' : ''}`}>
        {invitee.avatarUrl ? (
          <Image className="invitee__picture" src={mediaUrl(invitee.avatarUrl)} mode="aspectFill" />
        ) : (
          <Icon name="user" size={20} />
        )}
      </View>
      <View className="invitee__words">
        <View className="invitee__name">{invitee.name}</View>
        <View className={`referral__text ${invitee.isCounted ? 'referral__text--good' : ''}`}>
          {invitee.text}
        </View>
      </View>
      <View className="referral__text">{invitee.day}</View>
    </View>
  );
}

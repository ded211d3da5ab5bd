import { View } from '@tarojs/components';
import { Button, Card, Icon, type IconName, NavBar, Notice, Page, Skeleton, Tag } from '@/components';
import { ErrorState } from '@/features/error-state';
import { Candles, candlesView } from '@/features/referral';
import type { MemberView } from './member.view';
import { Benefits } from './parts/benefits';
import { Celebration } from './parts/celebration';
import { JoinPanel } from './parts/join-panel';
import { TierCard } from './parts/tier-card';
import { type MemberPage, useMember } from './use-member';
import './member.scss';

export default function MemberPageView() {
  const page = useMember();
  return (
    <Page tone="sand" className="member">
      <NavBar tone="sand">
        <View className="member__heading">会员</View>
      </NavBar>
      {page.error ? (
        <ErrorState error={page.error} what="会员资料" onRetry={page.retry} />
      ) : page.view ? (
        <Body page={page} view={page.view} />
      ) : (
        <MemberSkeleton />
      )}
    </Page>
  );
}

function Body({ page, view }: { page: MemberPage; view: MemberView }) {
  const { celebration } = view;
  return (
    <View>
      {celebration && (
        <Celebration
          celebration={celebration}
          isClosing={page.isThanking}
          onClose={() => page.closeCelebration(celebration.changeId)}
        />
      )}
      {view.isEnrolled ? <TierCard view={view} /> : <JoinPanel onJoin={page.join} />}
      {view.keepText && (
        <View className="member__notice">
          <Notice tone="honey" icon="info" title={view.keepText} />
        </View>
      )}
      {view.isEnrolled && <PointsCard points={view.points} onTap={page.openPoints} />}
      {view.benefits.length > 0 && (
        <Benefits
          title={view.isEnrolled ? '我的权益' : '会员权益'}
          rows={view.benefits}
          onCompare={page.openTiers}
        />
      )}
      <Card className="member__list">
        <Row icon="ticket" label="我的券" text={view.couponsText} onTap={page.openCoupons} />
        <Row icon="gift" label="领券中心" text="现在能领的券，都在这里" onTap={page.openCentre} />
        {view.isEnrolled && (
          <>
            <Row icon="cake" label="家人生日" text={view.birthdayText} onTap={page.openBirthdays} />
            <Row icon="chart" label="成长记录" text="等级怎么变的，都记着" onTap={page.openGrowth} />
          </>
        )}
      </Card>
      <ReferralCard counted={view.counted} onTap={page.openReferral} />
    </View>
  );
}

function PointsCard({ points, onTap }: { points: MemberView['points']; onTap: () => void }) {
  return (
    <Card className="member-points" onTap={onTap}>
      <View className="member-points__number">
        <View className="member-points__label">积分</View>
        <View className="member-points__balance">{points.balance}</View>
      </View>
      <View className="member-points__words">
        {points.tag && <Tag tone="honey">{points.tag}</Tag>}
        <View className="member-points__text">{points.text}</View>
      </View>
      <Button size="m" onTap={onTap}>
        去兑换
      </Button>
    </Card>
  );
}

function Row(props: { icon: IconName; label: string; text: string; onTap: () => void }) {
  return (
    <View className="member-row" ariaRole="button" hoverClass="press" onClick={props.onTap}>
      <View className="member-row__icon">
        <Icon name={props.icon} size={20} />
      </View>
      <View className="member-row__words">
        <View className="member-row__label">{props.label}</View>
        <View className="member-row__text">{props.text}</View>
      </View>
      <Icon name="right" size={16} className="member-row__arrow" />
    </View>
  );
}

function ReferralCard({ counted, onTap }: { counted: number; onTap: () => void }) {
  const { text, total } = candlesView(counted, counted);
  return (
    <Card className="member-referral" onTap={onTap}>
      <View className="member-referral__head">
        <View className="member-referral__title">邀好友，点蜡烛</View>
        <View className="member-referral__count">
          <View className="member-referral__lit">{counted}</View>/{total}
        </View>
      </View>
      <View className="member-referral__text">好友首单完成、7 天没退款，点亮一支</View>
      <Candles counted={counted} />
      <View className="member-referral__foot">
        <View className="member-referral__text">{text}</View>
        <Button kind="secondary" size="m" onTap={onTap}>
          邀请好友
        </Button>
      </View>
    </Card>
  );
}

function MemberSkeleton() {
  return (
    <View>
      <View className="member__wait">
        <Skeleton height="260px" radius={20} />
      </View>
      <Card>
        <Skeleton height="48px" />
      </Card>
      <Card>
        <Skeleton width="96px" height="22px" />
        <Skeleton height="168px" radius={12} className="member__gap" />
      </Card>
      <Card>
        <Skeleton height="96px" radius={12} />
      </Card>
    </View>
  );
}

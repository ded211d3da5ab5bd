import { ScrollView, View } from '@tarojs/components';
import { Button, Card, Chip, Doily, EmptyState, Icon, NavBar, Page, Skeleton, Tag } from '@/components';
import { ErrorState } from '@/features/error-state';
import { ListSkeleton } from '../parts/list-skeleton';
import { GiftCard } from './gift-card';
import { CodeSheet, RedeemSheet } from './gift-sheets';
import './points.scss';
import { GIFT_FILTERS, type TierStep } from './points.view';
import { type PointsMall, usePointsMall } from './use-points-mall';

export default function PointsMallPage() {
  const mall = usePointsMall();
  return (
    <Page tone="sand" className="points">
      <View className="points__head">
        <Doily tone="honey" className="points__doily" />
        <NavBar title="积分商城" canGoBack tone="clear" />
        <Balance mall={mall} />
      </View>
      {mall.error ? (
        <ErrorState error={mall.error} what="积分商城" onRetry={mall.retry} />
      ) : (
        <>
          {mall.steps && <Thresholds steps={mall.steps} nextText={mall.nextText} onRules={mall.openTiers} />}
          <Gifts mall={mall} />
        </>
      )}
      <RedeemSheet
        gift={mall.asking}
        balance={mall.account?.balance ?? ''}
        onClose={mall.closeAsking}
        onRedeemed={mall.showCode}
      />
      <CodeSheet redemption={mall.code} now={mall.now} onClose={mall.closeCode} />
    </Page>
  );
}

function Balance({ mall }: { mall: PointsMall }) {
  const { account } = mall;
  if (!account) {
    return (
      <View className="points__account">
        <View className="points__label">可用积分</View>
        <Skeleton width="140px" height="40px" />
      </View>
    );
  }
  const { signIn } = account;
  return (
    <View className="points__account">
      <View className="points__label">可用积分</View>
      <View className="points__row">
        <View className="points__balance">{account.balance}</View>
        <View className="points__link" ariaRole="button" hoverClass="press" onClick={mall.openStatement}>
          明细
          <Icon name="right" size={14} />
        </View>
      </View>
      <View className="points__text">{account.text}</View>
      <View className="points__sign-in">
        <Button kind="ink" size="s" loading={mall.isSigningIn} disabled={signIn.isDone} onTap={mall.signIn}>
          {signIn.label}
        </Button>
        <View className="points__label">{signIn.text}</View>
      </View>
    </View>
  );
}

interface ThresholdsProps {
  steps: TierStep[];
  nextText: string | null;
  onRules: () => void;
}

function Thresholds({ steps, nextText, onRules }: ThresholdsProps) {
  return (
    <Card className="thresholds">
      <View className="thresholds__head">
        <View className="thresholds__title">等级越高，越早能换</View>
        <View className="points__link" ariaRole="button" hoverClass="press" onClick={onRules}>
          规则
          <Icon name="right" size={14} />
        </View>
      </View>
      <View className="thresholds__steps">
        {steps.map((step) => (
          <View key={step.key} className={`thresholds__step thresholds__step--${step.state}`}>
            <View className="thresholds__dot">
              {step.state === 'above' && <Icon name="lock" size={10} />}
            </View>
            <View className="thresholds__name">
              {step.name}
              {step.state === 'mine' && <Tag tone="honey">您在这</Tag>}
            </View>
            <View className="thresholds__text">{step.text}</View>
          </View>
        ))}
      </View>
      {nextText && <View className="thresholds__next">{nextText}，当天生效，已换的不受影响</View>}
    </Card>
  );
}

function Gifts({ mall }: { mall: PointsMall }) {
  return (
    <>
      <ScrollView scrollX enhanced showScrollbar={false} className="points__filters">
        <View className="points__chips">
          {GIFT_FILTERS.map(({ value, label }) => (
            <Chip key={value} on={value === mall.filter} onTap={() => mall.setFilter(value)}>
              {label}
            </Chip>
          ))}
        </View>
      </ScrollView>
      {mall.cards === null ? (
        <ListSkeleton rows={3} height="220px" />
      ) : mall.cards.length === 0 ? (
        <EmptyState
          title={mall.filter === 'all' ? '礼品正在补货' : '这里暂时没有'}
          text="积分一直在，不会因为没货变少。"
          action={{ label: '看全部礼品', run: () => mall.setFilter('all') }}
        />
      ) : (
        <View className="points__gifts">
          {mall.cards.map((card) => (
            <GiftCard key={card.id} card={card} onTap={() => mall.tapGift(card)} />
          ))}
        </View>
      )}
    </>
  );
}

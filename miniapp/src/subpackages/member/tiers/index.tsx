import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import type { TiersResponse } from '@tianpu/shared/api';
import { fetchTiers } from '@/api/membership';
import { Icon, NavBar, Page, Tag } from '@/components';
import { ErrorState } from '@/features/error-state';
import { tierTone, useMemberCentre } from '@/features/membership';
import { ListSkeleton } from '../parts/list-skeleton';
import './tiers.scss';

/** What each tier asks for and gives, hers marked. */
export default function TiersPage() {
  const query = useQuery({ queryKey: ['member', 'tiers'], queryFn: fetchTiers });
  const centre = useMemberCentre();
  const mine = centre.data?.isEnrolled ? centre.data.tier.key : null;
  return (
    <Page tone="sand" className="tiers">
      <NavBar title="等级对比" canGoBack tone="sand" />
      {query.data ? (
        query.data.tiers.map((tier) => <TierBlock key={tier.key} tier={tier} isMine={tier.key === mine} />)
      ) : query.error ? (
        <ErrorState error={query.error} what="等级说明" onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={3} height="200px" />
      )}
    </Page>
  );
}

function TierBlock({ tier, isMine }: { tier: TiersResponse['tiers'][number]; isMine: boolean }) {
  return (
    <View className={`tier-block tier-block--${tierTone(tier)}`}>
      <View className="tier-block__head">
        <Icon name="crown" size={24} />
        <View className="tier-block__name">{tier.name}</View>
        {isMine && <Tag tone="ink">您在这</Tag>}
      </View>
      <View className="tier-block__condition">{tier.condition}</View>
      <View className="tier-block__benefits">
        {tier.benefits.map((benefit) => (
          <View key={benefit.key} className="tier-block__benefit">
            <Icon name="check" size={16} className="tier-block__check" />
            {benefit.label}
          </View>
        ))}
      </View>
    </View>
  );
}

import { View } from '@tarojs/components';
import { Doily, type DoilyTone, Icon, Price, Tag } from '@/components';
import type { TierTone } from '@/features/membership';
import type { MemberView, TierWay } from '../member.view';
import './tier-card.scss';

const DOILIES: Record<TierTone, DoilyTone> = { plain: 'rose', silver: 'silver', gold: 'gold' };

/** Which tier, until when, how far to the next, and what is left of the counted benefits. */
export function TierCard({ view }: { view: MemberView }) {
  return (
    <View className={`tier-card tier-card--${view.tone}`}>
      <Doily tone={DOILIES[view.tone]} className="tier-card__doily" />
      <View className="tier-card__body">
        <View className="tier-card__head">
          <View className="tier-card__words">
            <View className="tier-card__name">{view.tierName}</View>
            <View className="tier-card__text">{view.cardText}</View>
          </View>
          <View className="tier-card__crown">
            <Icon name="crown" size={30} />
          </View>
        </View>
        {view.roles.length > 0 && (
          <View className="tier-card__roles">
            {view.roles.map((role) => (
              <Tag key={role.key} tone="ink">
                {role.label}
              </Tag>
            ))}
          </View>
        )}
        <View className="tier-card__spend">
          <Price fen={view.spend.fen} size={24} />
          <View className="tier-card__text">{view.spend.label}</View>
        </View>
        {view.ways.map((way) => (
          <Way key={way.kind} way={way} />
        ))}
        {view.topText && <View className="tier-card__text tier-card__top">{view.topText}</View>}
      </View>
      {view.quotas.length > 0 && (
        <View className="tier-card__quotas">
          {view.quotas.map((quota) => (
            <View key={quota.key} className="tier-card__quota">
              <View className="tier-card__left">
                {quota.leftText}
                <View className="tier-card__of">{quota.ofText}</View>
              </View>
              <View className="tier-card__label">{quota.label}</View>
            </View>
          ))}
        </View>
      )}
    </View>
  );
}

function Way({ way }: { way: TierWay }) {
  return (
    <View className="tier-way">
      <View className="tier-way__bar">
        <View className="tier-way__done" style={{ width: `${way.percent}%` }} />
      </View>
      <View className="tier-way__words">
        <View className="tier-way__text">{way.text}</View>
        <View>{way.goalText}</View>
      </View>
    </View>
  );
}

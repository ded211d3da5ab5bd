import { Image, View } from '@tarojs/components';
import birthdayCake from '@/assets/hero-birthday.png';
import { Button, Icon } from '@/components';
import type { BirthdayCardView, MemberSummaryView } from '../member-summary.view';
import './member-summary.scss';

interface MemberSummaryProps {
  view: MemberSummaryView;
  onOpen: () => void;
  onJoin: () => void;
  onPoints: () => void;
  onCoupons: () => void;
}

/** Her membership in three numbers, or the invitation to join. */
export function MemberSummary({ view, onOpen, onJoin, onPoints, onCoupons }: MemberSummaryProps) {
  const taps = { points: onPoints, coupons: onCoupons, quota: onOpen };
  return (
    <View className="member-summary">
      <View className="member-summary__head" hoverClass="press" onClick={onOpen}>
        <View className={`member-summary__crown member-summary__crown--${view.tone}`}>
          <Icon name="crown" size={20} />
        </View>
        <View className="member-summary__words">
          <View className="member-summary__greeting">{view.greeting}</View>
          <View className="member-summary__text">{view.text}</View>
        </View>
        {view.isEnrolled ? (
          <Icon name="right" size={16} className="member-summary__arrow" />
        ) : (
          <Button size="s" onTap={onJoin}>
            加入
          </Button>
        )}
      </View>
      {view.bar && (
        <>
          <View className="member-summary__bar">
            <View className="member-summary__done" style={{ width: `${view.bar.percent}%` }} />
          </View>
          <View className="member-summary__ends">
            <View>{view.bar.fromText}</View>
            <View>{view.bar.toText}</View>
          </View>
        </>
      )}
      {view.cells.length > 0 && (
        <View className="member-summary__cells">
          {view.cells.map((cell) => (
            <View
              key={cell.key}
              className="member-summary__cell"
              ariaRole="button"
              hoverClass="press"
              onClick={taps[cell.key]}
            >
              <View className="member-summary__figure">
                {cell.figure}
                <View className="member-summary__unit">{cell.unit}</View>
              </View>
              <View className="member-summary__note">{cell.text}</View>
            </View>
          ))}
        </View>
      )}
    </View>
  );
}

/** A birthday of the family that is near: the reason most people come for. */
export function BirthdayCard({ view, onOrder }: { view: BirthdayCardView; onOrder: () => void }) {
  return (
    <View className="birthday-card" hoverClass="press" onClick={onOrder}>
      <View className="birthday-card__tile">
        <Image className="birthday-card__picture" src={birthdayCake} mode="aspectFit" />
      </View>
      <View className="birthday-card__words">
        <View className="birthday-card__title">{view.title}</View>
        <View className="birthday-card__text">{view.text}</View>
      </View>
      <Button size="s" className="birthday-card__button" onTap={onOrder}>
        订一只
      </Button>
    </View>
  );
}

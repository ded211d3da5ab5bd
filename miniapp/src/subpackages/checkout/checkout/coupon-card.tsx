import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, Icon, Tag } from '@/components';
import { openMenu } from '@/features/menu-intent';
import { type CouponOption, OfferList } from '@/features/offers';
import { open, routes } from '@/platform';
import './benefits.scss';
import type { Checkout } from './use-checkout';

/** The coupon of this order: the best one already chosen, another one or none at a tap, and why the rest cannot be used. */
export function CouponCard({ checkout }: { checkout: Checkout }) {
  const [isChoosing, setChoosing] = useState(false);
  const { benefits, choice, chooseCoupon } = checkout;
  if (!benefits) return null;
  const { tag, chosen, others, blocked } = benefits.coupons;
  const choose = (couponId: string) => {
    setChoosing(false);
    chooseCoupon(couponId);
  };
  const canChange = chosen !== null || others.length > 0;
  return (
    <Card title="优惠券" aside={tag ? <Tag tone="berry">{tag}</Tag> : undefined}>
      {chosen && <Ticket option={chosen} isChosen onTap={() => setChoosing(!isChoosing)} />}
      {!canChange && blocked.length === 0 && (
        <View
          className="benefit__empty"
          hoverClass="press"
          ariaRole="button"
          onClick={() => open(routes.couponCentre())}
        >
          还没有券，去领券中心看看
          <Icon name="right" size={16} />
        </View>
      )}
      {canChange && (
        <View
          className="benefit__change"
          hoverClass="press"
          ariaRole="button"
          onClick={() => setChoosing(!isChoosing)}
        >
          换一张或不用券
          <Icon name={isChoosing ? 'up' : 'down'} size={16} />
        </View>
      )}
      {isChoosing && (
        <View>
          {others.map((option) => (
            <Ticket
              key={option.couponId}
              option={option}
              isChosen={false}
              onTap={() => choose(option.couponId)}
            />
          ))}
          <View className="benefit__plain" ariaRole="button" onClick={() => choose('best')}>
            自动选最省的
          </View>
          <View className="benefit__plain" ariaRole="button" onClick={() => choose('none')}>
            不使用优惠券
          </View>
        </View>
      )}
      <OfferList
        title={`另外 ${blocked.length} 张为什么不能用`}
        offers={blocked}
        onAddGoods={() => openMenu()}
        onDeliver={() => choice.chooseMode('delivery')}
      />
    </Card>
  );
}

interface TicketProps {
  option: CouponOption;
  isChosen: boolean;
  onTap: () => void;
}

function Ticket({ option, isChosen, onTap }: TicketProps) {
  return (
    <View
      className={`benefit-ticket ${isChosen ? 'benefit-ticket--on' : ''}`}
      hoverClass="press"
      ariaRole="radio"
      onClick={onTap}
    >
      <View className="benefit-ticket__words">
        <View className="benefit-ticket__label">{option.label}</View>
        <View className="benefit-ticket__text">{option.text}</View>
      </View>
      <View className={`benefit-ticket__dot ${isChosen ? 'benefit-ticket__dot--on' : ''}`}>
        {isChosen && <Icon name="check" size={14} />}
      </View>
    </View>
  );
}

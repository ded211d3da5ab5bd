import { View } from '@tarojs/components';
import type { CouponFace } from '@tianpu/shared/api';
import type { ReactNode } from 'react';
import { Icon } from '@/components';
import { isLongFigure, type TicketTone } from '../ticket.view';
import './coupon-ticket.scss';

interface CouponTicketProps {
  face: CouponFace;
  tone: TicketTone;
  /** Lines below the name; the last one may be marked. */
  lines: readonly string[];
  /** Drawn in honey below the lines: what is scarce or near its end. */
  mark?: string | null;
  /** At the right: the button, or a tag for what is over. */
  aside?: ReactNode;
  /** Strip below the ticket: why it cannot be used now, and what would change that. */
  reason?: { text: string; action?: { label: string; run: () => void } } | null;
}

/** A coupon with its scalloped edge: what it gives at the left, what it is for at the right. */
export function CouponTicket({ face, tone, lines, mark, aside, reason }: CouponTicketProps) {
  return (
    <View className="ticket">
      <View className={`ticket__paper ${reason ? 'ticket__paper--open' : ''}`}>
        <View className={`ticket__stub ticket__stub--${tone}`}>
          <View className={`ticket__figure ${isLongFigure(face.figure) ? 'ticket__figure--words' : ''}`}>
            {face.unit === '元' && <View className="ticket__unit">¥</View>}
            {face.figure}
            {face.unit === '折' && <View className="ticket__unit">折</View>}
          </View>
          <View className="ticket__condition">{face.condition}</View>
        </View>
        <View className="ticket__words">
          <View className={`ticket__name ${tone === 'off' ? 'ticket__name--off' : ''}`}>{face.label}</View>
          {lines.map((line) => (
            <View key={line} className="ticket__line">
              {line}
            </View>
          ))}
          {mark && <View className="ticket__line ticket__line--mark">{mark}</View>}
        </View>
        {aside && <View className="ticket__aside">{aside}</View>}
      </View>
      {reason && (
        <View className="ticket__reason">
          <Icon name="info" size={16} className="ticket__info" />
          <View className="ticket__why">{reason.text}</View>
          {reason.action && (
            <View className="ticket__action" ariaRole="button" hoverClass="press" onClick={reason.action.run}>
              {reason.action.label}
            </View>
          )}
        </View>
      )}
    </View>
  );
}

import { View } from '@tarojs/components';
import type { GiftRedemptionResponse, GiftResponse } from '@tianpu/shared/api';
import { formatPoints } from '@tianpu/shared/points';
import { formatDate, shopDateOf } from '@tianpu/shared/time';
import { useState } from 'react';
import { Button, Icon, Picture, Sheet } from '@/components';
import { StoreSheet, useStoreChoice } from '@/features/store-choice';
import { openMap } from '@/platform';
import './gift-sheets.scss';
import { useRedeem } from './use-redeem';

interface RedeemSheetProps {
  /** Null closes the sheet. */
  gift: GiftResponse | null;
  balance: string;
  onClose: () => void;
  onRedeemed: (redemption: GiftRedemptionResponse) => void;
}

/** Asks before points are taken: what, for how many, and where she will fetch it. */
export function RedeemSheet({ gift, balance, onClose, onRedeemed }: RedeemSheetProps) {
  const choice = useStoreChoice();
  const [isPicking, setPicking] = useState(false);
  const { isRedeeming, redeem } = useRedeem(({ redemption }) => onRedeemed(redemption));
  const isFetched = gift?.kind !== 'coupon';
  const storeId = choice.store?.id ?? null;
  return (
    <>
      <Sheet
        visible={gift !== null && !isPicking}
        onClose={onClose}
        title="兑换礼品"
        footer={
          gift && (
            <Button
              block
              loading={isRedeeming}
              disabled={isFetched && storeId === null}
              onTap={() => void redeem(gift, isFetched ? storeId : null)}
            >
              用 {formatPoints(gift.points)} 分兑换
            </Button>
          )
        }
      >
        {gift && (
          <>
            <View className="gift-sheet__gift">
              <Picture src={gift.imageUrl} width="96px" height="96px" lazy={false} />
              <View className="gift-sheet__words">
                <View className="gift-sheet__name">{gift.name}</View>
                <View className="gift-sheet__text">{gift.description}</View>
                <View className="gift-sheet__text">现有 {balance} 分</View>
              </View>
            </View>
            {isFetched ? (
              <View
                className="gift-sheet__store"
                ariaRole="button"
                hoverClass="press"
                onClick={() => setPicking(true)}
              >
                <Icon name="store" size={20} />
                <View className="gift-sheet__words">
                  <View className="gift-sheet__name">{choice.store?.name ?? '选一家门店'}</View>
                  <View className="gift-sheet__text">
                    {choice.store?.address ?? '到哪家店取'}，30 天内到店领取，过期积分退回
                  </View>
                </View>
                <Icon name="right" size={16} />
              </View>
            ) : (
              <View className="gift-sheet__text">换好后直接放进我的券，结算时就能用。</View>
            )}
          </>
        )}
      </Sheet>
      <StoreSheet visible={isPicking} choice={choice} onClose={() => setPicking(false)} />
    </>
  );
}

interface CodeSheetProps {
  redemption: GiftRedemptionResponse | null;
  now: Date;
  onClose: () => void;
}

/** What she shows at the counter. */
export function CodeSheet({ redemption, now, onClose }: CodeSheetProps) {
  const { stores } = useStoreChoice();
  const store = stores.find(({ id }) => id === redemption?.store?.id);
  return (
    <Sheet visible={redemption !== null} onClose={onClose} title="取货码">
      {redemption && (
        <View className="gift-code">
          <Picture src={redemption.imageUrl} width="120px" height="120px" lazy={false} />
          <View className="gift-code__name">{redemption.name}</View>
          <View
            className={`gift-code__digits ${(redemption.code ?? '').length > 6 ? 'gift-code__digits--long' : ''}`}
            ariaLabel={`取货码 ${(redemption.code ?? '').split('').join(' ')}`}
          >
            {redemption.code}
          </View>
          <View className="gift-code__text">
            到{redemption.store?.name ?? '门店'}报这个码就能领
            {redemption.pickupThrough && `，${formatDate(redemption.pickupThrough, shopDateOf(now))}前有效`}
          </View>
          {store && (
            <Button kind="ghost" size="m" icon="navigate" onTap={() => openMap(store)}>
              {store.address}
            </Button>
          )}
        </View>
      )}
    </Sheet>
  );
}

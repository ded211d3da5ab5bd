import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, ConfirmSheet, Notice, Segmented } from '@/components';
import { LineList } from '@/features/orders';
import { MODE_OPTIONS, StoreSheet } from '@/features/store-choice';
import { open, routes } from '@/platform';
import { AddressCard } from './address-card';
import { AddressSheet } from './address-sheet';
import { Agreement } from './agreement';
import { AmountsCard } from './amounts-card';
import { priceChangeText } from './checkout.view';
import { CheckoutBar } from './checkout-bar';
import { CouponCard } from './coupon-card';
import { NoteCard } from './note-card';
import { PointsCard } from './points-card';
import { SlotCard } from './slot-card';
import { StoreCard } from './store-card';
import type { Checkout } from './use-checkout';

/** The page proper: how, where, when, what, and every yuan of it. */
export function CheckoutForm({ checkout }: { checkout: Checkout }) {
  const { cart, choice, mode, store, priceChange } = checkout;
  const [sheet, setSheet] = useState<'store' | 'address' | null>(null);
  if (!cart || !store) return null;
  const isDelivery = mode === 'delivery';
  const unavailable = cart.lines.filter((line) => line.unavailable !== null);
  return (
    <View>
      <View className="checkout__modes">
        <Segmented options={MODE_OPTIONS.long} value={mode} onChange={choice.chooseMode} />
      </View>
      <Warning checkout={checkout} />
      {isDelivery ? (
        <AddressCard
          checkout={checkout}
          onEdit={() => setSheet('address')}
          onChangeStore={() => setSheet('store')}
        />
      ) : (
        <StoreCard store={store} onChange={() => setSheet('store')} />
      )}
      <SlotCard slots={checkout.slots} mode={mode} />
      <Card title="商品" aside={`${cart.itemCount} 件`}>
        {unavailable.length > 0 && (
          <View className="checkout__notice">
            <Notice
              tone="berry"
              icon="alert"
              title={`有 ${unavailable.length} 款现在买不了`}
              action={{ label: '移除它们', run: () => checkout.removeLines(unavailable) }}
            >
              {unavailable.map((line) => line.productName).join('、')}
            </Notice>
          </View>
        )}
        <LineList lines={cart.lines} />
      </Card>
      <NoteCard note={checkout.note} />
      <CouponCard checkout={checkout} />
      <PointsCard checkout={checkout} />
      <AmountsCard checkout={checkout} />
      <Agreement agreement={checkout.agreement} startsAt={checkout.slots.startsAt} now={checkout.now} />
      <CheckoutBar checkout={checkout} />
      <StoreSheet visible={sheet === 'store'} choice={choice} onClose={() => setSheet(null)} />
      <AddressSheet
        visible={sheet === 'address'}
        address={checkout.address}
        near={store}
        onClose={() => setSheet(null)}
        onSave={(address) => {
          checkout.saveAddress(address);
          setSheet(null);
        }}
      />
      <ConfirmSheet
        visible={priceChange.change !== null}
        title="价格有变动"
        text={
          priceChange.change ? priceChangeText(priceChange.change.beforeFen, priceChange.change.nowFen) : ''
        }
        confirmLabel="按新价格提交"
        cancelLabel="再看看"
        onConfirm={priceChange.accept}
        onCancel={priceChange.decline}
      />
    </View>
  );
}

/** What the server refused, with the way forward. */
function Warning({ checkout }: { checkout: Checkout }) {
  const { warning, cart } = checkout;
  if (!warning) return null;
  const line = cart?.lines.find((each) => each.skuId === warning.skuId);
  const actions = {
    remove_line: {
      label: '移除它',
      run: () => {
        if (line) checkout.removeLines([line]);
        checkout.dismissWarning();
      },
    },
    see_orders: { label: '看订单', run: () => open(routes.orders()) },
  };
  return (
    <View className="checkout__warning">
      <Notice
        tone="berry"
        icon="alert"
        title={warning.title}
        action={warning.offer === null ? undefined : actions[warning.offer]}
      >
        {warning.text}
      </Notice>
    </View>
  );
}

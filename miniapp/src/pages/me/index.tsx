import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Icon, type IconName, NavBar, Page, Skeleton } from '@/components';
import { ErrorState } from '@/features/error-state';
import { chooseOrdersSegment, type OrdersSegment } from '@/features/orders';
import { isH5, open, routes } from '@/platform';
import './me.scss';
import type { MeView } from './me.view';
import { PolicySheet } from './policy-sheet';
import { ProfileAvatar } from './profile-avatar';
import { ProfileSheet } from './profile-sheet';
import { type MePage, useMePage } from './use-me-page';

export default function MePageView() {
  const page = useMePage();
  const [sheet, setSheet] = useState<'profile' | 'policy' | null>(null);
  const close = () => setSheet(null);
  return (
    <Page tone="sand" className="me">
      <NavBar title="我的" tone="sand" />
      {page.error ? (
        <ErrorState error={page.error} what="您的资料" onRetry={page.retry} />
      ) : (
        <View>
          <Head view={page.view} onEdit={() => setSheet('profile')} />
          <Shortcuts />
          <Card className="me__list">
            <PhoneRow page={page} />
            <Row icon="shield" label="隐私政策" text={page.consent.text} onTap={() => setSheet('policy')} />
          </Card>
          <Card className="me__list">
            <Row
              icon="phone"
              label="联系门店"
              text={page.store ? `${page.store.name} ${page.store.phone}` : ''}
              onTap={page.callStore}
            />
            <Row icon="store" label="店员入口" text="核销、看今日订单" onTap={page.enterStaff} />
          </Card>
          {page.canSignOut && (
            <View className="me__out">
              <Button block kind="ghost" onTap={page.signOut}>
                退出登录
              </Button>
            </View>
          )}
        </View>
      )}
      <ProfileSheet visible={sheet === 'profile'} page={page} onClose={close} />
      <PolicySheet visible={sheet === 'policy'} page={page} onClose={close} />
    </Page>
  );
}

function Head({ view, onEdit }: { view: MeView | null; onEdit: () => void }) {
  if (!view) {
    return (
      <View className="me__head">
        <Skeleton width="64px" height="64px" radius={32} />
        <View className="me__words">
          <Skeleton width="50%" height="24px" />
        </View>
      </View>
    );
  }
  return (
    <View className="me__head">
      <ProfileAvatar avatarUrl={view.avatarUrl} initial={view.initial} />
      <View className="me__words">
        <View className="me__name">{view.name}</View>
        <View className="me__since">{view.sinceText}</View>
      </View>
      <Button kind="ghost" size="s" icon="pen" onTap={onEdit}>
        编辑
      </Button>
    </View>
  );
}

const SHORTCUTS: readonly { icon: IconName; label: string; run: () => void }[] = [
  { icon: 'clock', label: '进行中', run: () => seeOrders('active') },
  { icon: 'receipt', label: '全部订单', run: () => seeOrders('all') },
  { icon: 'cake', label: '去点单', run: () => open(routes.menu()) },
];

function seeOrders(segment: OrdersSegment): void {
  chooseOrdersSegment(segment);
  open(routes.orders());
}

function Shortcuts() {
  return (
    <Card className="me__shortcuts">
      {SHORTCUTS.map(({ icon, label, run }) => (
        <View key={label} className="me__shortcut" ariaRole="button" hoverClass="press" onClick={run}>
          <View className="me__circle">
            <Icon name={icon} size={24} />
          </View>
          {label}
        </View>
      ))}
    </Card>
  );
}

/** The number is asked for only when it helps, and it says what for. */
function PhoneRow({ page }: { page: MePage }) {
  const view = page.view;
  return (
    <View className="me-row">
      <Icon name="phone" />
      <View className="me-row__words">
        <View>手机号</View>
        <View className="me-row__text">
          {view?.hasPhone ? view.phoneText : '取货时间有变化时，门店好联系您；不绑定也能下单'}
        </View>
      </View>
      {view && !view.hasPhone && (
        <Button
          kind="secondary"
          size="s"
          loading={page.busy === 'phone'}
          onTap={isH5 ? page.bindPhoneInBrowser : undefined}
          native={
            isH5
              ? undefined
              : {
                  openType: 'getPhoneNumber',
                  onGetPhoneNumber: (event) => page.bindPhone(event.detail.code),
                }
          }
        >
          绑定
        </Button>
      )}
    </View>
  );
}

function Row(props: { icon: IconName; label: string; text: string; onTap: () => void }) {
  return (
    <View className="me-row" ariaRole="button" hoverClass="press" onClick={props.onTap}>
      <Icon name={props.icon} />
      <View className="me-row__words">
        <View>{props.label}</View>
        <View className="me-row__text">{props.text}</View>
      </View>
      <Icon name="right" size={16} className="me-row__arrow" />
    </View>
  );
}

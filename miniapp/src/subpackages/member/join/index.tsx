import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Doily, Icon, NavBar, Page, Sheet } from '@/components';
import { ErrorState } from '@/features/error-state';
import { DateGrid } from '../parts/date-grid';
import { ListSkeleton } from '../parts/list-skeleton';
import './join.scss';
import type { Notice } from './join.view';
import { useJoin } from './use-join';

export default function JoinPage() {
  const page = useJoin();
  const [shown, setShown] = useState<Notice | null>(null);
  return (
    <Page tone="sand" className="join">
      <NavBar title="加入会员" canGoBack tone="sand" />
      <View className="join__head">
        <Doily tone="rose" className="join__doily" />
        <View className="join__title">一起分一口甜</View>
        <View className="join__text">加入不花钱；生日和通知都可以不填，随时能改。</View>
      </View>
      {page.error ? (
        <ErrorState error={page.error} what="会员说明" onRetry={page.retry} />
      ) : page.notices === null ? (
        <ListSkeleton rows={3} height="72px" />
      ) : (
        <>
          {page.notices.map((notice) => (
            <Card key={notice.purpose}>
              <View className="join-consent">
                <View
                  className={`join-consent__box ${page.ticks[notice.purpose] ? 'join-consent__box--on' : ''}`}
                  ariaRole="checkbox"
                  ariaLabel={`${page.ticks[notice.purpose] ? '已同意' : '同意'}${notice.title}`}
                  onClick={() => page.toggle(notice.purpose)}
                >
                  {page.ticks[notice.purpose] && <Icon name="check" size={14} />}
                </View>
                <View className="join-consent__words" onClick={() => page.toggle(notice.purpose)}>
                  <View className="join-consent__title">{notice.title}</View>
                  <View className="join-consent__text">{notice.text}</View>
                </View>
                <View
                  className="join-consent__more"
                  ariaRole="button"
                  ariaLabel={`看${notice.title}全文`}
                  hoverClass="press"
                  onClick={() => setShown(notice)}
                >
                  全文
                </View>
              </View>
              {notice.purpose === 'birthday' && page.ticks.birthday && (
                <View className="join__birthday">
                  <DateGrid value={page.date} onChange={page.setDate} />
                </View>
              )}
            </Card>
          ))}
          <View className="join__dock">
            <Button block loading={page.isJoining} onTap={page.join}>
              同意并加入
            </Button>
          </View>
        </>
      )}
      <Sheet visible={shown !== null} onClose={() => setShown(null)} title={shown?.title ?? ''}>
        <View className="join__version">版本 {shown?.version}</View>
        {shown?.text.split('\n').map((paragraph) => (
          <View key={paragraph} className="join__paragraph">
            {paragraph}
          </View>
        ))}
      </Sheet>
    </Page>
  );
}

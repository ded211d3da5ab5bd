import { View } from '@tarojs/components';
import { Button, Sheet, Skeleton } from '@/components';
import { isH5 } from '@/platform';
import type { MePage } from './use-me-page';

interface PolicySheetProps {
  visible: boolean;
  page: MePage;
  onClose: () => void;
}

/** The privacy text word for word, where her consent stands, and both ways to change it. */
export function PolicySheet({ visible, page, onClose }: PolicySheetProps) {
  const { consent, policyText } = page;
  return (
    <Sheet
      visible={visible}
      onClose={onClose}
      title="隐私政策"
      footer={
        consent.isGranted ? (
          <Button block kind="ghost" loading={page.busy === 'consent'} onTap={() => consent.decide(false)}>
            撤回同意
          </Button>
        ) : (
          <Button block loading={page.busy === 'consent'} onTap={() => consent.decide(true)}>
            看过了，同意
          </Button>
        )
      }
    >
      <View className={`me-policy__state ${consent.isGranted ? 'me-policy__state--given' : ''}`}>
        {consent.text}
      </View>
      {policyText === null ? (
        <Skeleton height="160px" />
      ) : (
        policyText
          .split('\n')
          .filter((paragraph) => paragraph.trim() !== '')
          .map((paragraph) => (
            <View key={paragraph} className="me-policy__paragraph">
              {paragraph}
            </View>
          ))
      )}
      {!isH5 && (
        <Button kind="text" size="s" onTap={page.openContract}>
          看微信里的隐私保护指引
        </Button>
      )}
    </Sheet>
  );
}

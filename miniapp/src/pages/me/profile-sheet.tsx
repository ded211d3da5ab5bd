import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button, Sheet, TextInput } from '@/components';
import { choosePicture, isH5 } from '@/platform';
import { ProfileAvatar } from './profile-avatar';
import type { MePage } from './use-me-page';

interface ProfileSheetProps {
  visible: boolean;
  page: MePage;
  onClose: () => void;
}

/** Picture and name. WeChat offers her own through its avatar button and nickname keyboard; a browser picks a file. */
export function ProfileSheet({ visible, page, onClose }: ProfileSheetProps) {
  const [nickname, setNickname] = useState(page.nickname);
  useEffect(() => {
    if (visible) setNickname(page.nickname);
  }, [visible, page.nickname]);
  const pick = async () => {
    const path = await choosePicture();
    if (path) await page.saveAvatar(path);
  };
  const save = async () => {
    if (await page.saveNickname(nickname)) onClose();
  };
  return (
    <Sheet
      visible={visible}
      onClose={onClose}
      title="头像和名字"
      footer={
        <Button block loading={page.busy === 'nickname'} onTap={save}>
          保存
        </Button>
      }
    >
      <View className="me-profile">
        <ProfileAvatar avatarUrl={page.view?.avatarUrl ?? null} initial={page.view?.initial ?? '甜'} />
        <Button
          kind="secondary"
          size="m"
          loading={page.busy === 'avatar'}
          onTap={isH5 ? pick : undefined}
          native={
            isH5
              ? undefined
              : {
                  openType: 'chooseAvatar',
                  onChooseAvatar: (event) => void page.saveAvatar(String(event.detail.avatarUrl)),
                }
          }
        >
          换头像
        </Button>
      </View>
      <View className="me-profile__label">名字</View>
      <TextInput
        className="me-profile__input"
        name="nickname"
        type="nickname"
        value={nickname}
        maxLength={48}
        hint="我们怎么称呼您"
        onChange={setNickname}
      />
    </Sheet>
  );
}

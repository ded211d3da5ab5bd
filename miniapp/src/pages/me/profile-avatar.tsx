import { Image, View } from '@tarojs/components';
import { mediaUrl } from '@/platform';

/** Her picture in a circle, or the first character of her name. */
export function ProfileAvatar({ avatarUrl, initial }: { avatarUrl: string | null; initial: string }) {
  return (
    <View className="me-avatar">
      {avatarUrl ? (
        <Image className="me-avatar__picture" src={mediaUrl(avatarUrl)} mode="aspectFill" />
      ) : (
        initial
      )}
    </View>
  );
}

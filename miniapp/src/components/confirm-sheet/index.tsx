import { View } from '@tarojs/components';
import { Button } from '../button';
import { Sheet } from '../sheet';
import './confirm-sheet.scss';

interface ConfirmSheetProps {
  visible: boolean;
  title: string;
  text: string;
  confirmLabel: string;
  cancelLabel?: string;
  loading?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be taken back; says what will happen, and names both buttons by what they do. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  return (
    <Sheet visible={props.visible} onClose={props.onCancel} title={props.title}>
      <View className="confirm-sheet__text">{props.text}</View>
      <View className="confirm-sheet__buttons">
        <Button kind="ghost" className="confirm-sheet__button" onTap={props.onCancel}>
          {props.cancelLabel ?? '再想想'}
        </Button>
        <Button className="confirm-sheet__button" loading={props.loading} onTap={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </View>
    </Sheet>
  );
}

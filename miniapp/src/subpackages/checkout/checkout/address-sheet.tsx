import { View } from '@tarojs/components';
import type { DeliveryAddress } from '@tianpu/shared/api';
import { useState } from 'react';
import { Button, Sheet, TextInput } from '@/components';
import type { Position } from '@/platform';
import { type AddressDraft, type AddressField, draftOf, EMPTY_ADDRESS, readAddress } from './address.view';
import './address.scss';
import { PlacePicker } from './place-picker';

interface AddressSheetProps {
  visible: boolean;
  address: DeliveryAddress | null;
  /** Where WeChat's map opens. */
  near: Position;
  onClose: () => void;
  onSave: (address: DeliveryAddress) => void;
}

/** The address form. What is wrong is said at each field once she has tried to save. */
export function AddressSheet({ visible, address, near, onClose, onSave }: AddressSheetProps) {
  const [draft, setDraft] = useState<AddressDraft>(() => (address ? draftOf(address) : EMPTY_ADDRESS));
  const [hasTried, setTried] = useState(false);
  const read = readAddress(draft);
  const problems = hasTried && !read.ok ? read.problems : {};
  const change = (part: Partial<AddressDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    setTried(true);
    if (read.ok) onSave(read.address);
  };
  return (
    <Sheet
      visible={visible}
      onClose={onClose}
      title="送到哪里"
      footer={
        <Button block onTap={save}>
          保存地址
        </Button>
      }
    >
      <PlacePicker draft={draft} near={near} onChange={change} />
      <Problem text={problems.position} />
      <Field name="address" label="小区、写字楼或街道" draft={draft} problems={problems} onChange={change} />
      <Field
        name="detail"
        label="楼栋门牌"
        hint="例如 6 幢 1802 室"
        draft={draft}
        problems={problems}
        onChange={change}
      />
      <Field name="recipient" label="收货人" draft={draft} problems={problems} onChange={change} />
      <Field
        name="phone"
        label="手机号"
        hint="骑手到了打这个电话"
        draft={draft}
        problems={problems}
        onChange={change}
      />
    </Sheet>
  );
}

interface FieldProps {
  draft: AddressDraft;
  onChange: (part: Partial<AddressDraft>) => void;
  name: Exclude<AddressField, 'position'>;
  label: string;
  hint?: string;
  problems: Partial<Record<AddressField, string>>;
}

function Field({ name, label, hint, draft, problems, onChange }: FieldProps) {
  return (
    <View className="address-field">
      <View className="address-field__label">{label}</View>
      <TextInput
        className="address-field__input"
        name={name}
        value={draft[name]}
        maxLength={name === 'phone' ? 20 : 100}
        type={name === 'phone' ? 'number' : 'text'}
        hint={hint ?? `请填${label}`}
        onChange={(value) => onChange({ [name]: value })}
      />
      <Problem text={problems[name]} />
    </View>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text ? <View className="address-field__problem">{text}</View> : null;
}
